"""Open one page per type in Chromium, once, and keep everything the tests ask about."""

from __future__ import annotations

import gzip
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, ConsoleMessage, Error, Page, Request

AXE = Path(__file__).resolve().parents[2] / "frontend/node_modules/axe-core/axe.min.js"
WIDE, SMALL, SMALLEST = 1280, 360, 320
HEIGHT = 900
# The gallery shows landmarks of the frame, which then stand on its page twice.
TWICE_ON_PURPOSE = {"gallery": ["landmark-unique", "landmark-no-duplicate-banner"]}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WEIGHED = {"stylesheet", "script", "font"}
# Letters in a drawing: axe cannot tell what is behind them. Their colours are in frontend/contrast.mjs.
IN_DRAWINGS = ".ao-weighed__drawing text, .ao-chart text"
RUN = f"options => axe.run({{exclude: [['{IN_DRAWINGS}']]}}, options)"
# Without `preload` axe does not read every stylesheet and film again, which only helps rules we do not run.
OPTIONS = {"runOnly": RULES, "resultTypes": ["violations", "incomplete"], "preload": False}
# What another width can change about an element that was looked at: its place and size, and no colour. The rest is
# asked once, and again of a page that shows something else on a small screen. Every page has the menu; the front
# page stands for it.
OF_WIDTH = ["target-size", "scrollable-region-focusable"]
STANDS_FOR_THE_FRAME = "front"
REMEMBER = """() => {
    window.shownWide = new Set([...document.querySelectorAll("main *")].filter(e => e.checkVisibility()));
}"""
SHOWS_MORE = """() => [...document.querySelectorAll("main *")]
    .some(e => e.checkVisibility() && !window.shownWide.has(e))"""
# What the keyboard reaches first, and what shows that it is there.
FOCUSED = """() => {
    const style = getComputedStyle(document.activeElement);
    const box = document.activeElement.getBoundingClientRect();
    return {
        href: document.activeElement.getAttribute("href"),
        seen: (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0)
            || style.boxShadow !== "none",
        inside: box.width > 0 && box.right > 0 && box.bottom > 0,
    };
}"""
BROKEN = """() => [...document.images].filter(p => !p.naturalWidth).map(p => p.src)"""
TOO_WIDE = """() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    return [...document.body.querySelectorAll("*")]
        .filter(e => e.getBoundingClientRect().right > width + 1)
        .slice(0, 3).map(e => e.tagName.toLowerCase() + "." + e.className);
}"""


_weights: dict[str, int] = {}


# Pictures below the fold are only fetched when somebody scrolls to them.
ALL_PICTURES = """async () => {
    const pictures = [...document.images];
    pictures.forEach(picture => { picture.loading = "eager" });
    await Promise.all(pictures.map(picture => picture.decode().catch(() => null)));
}"""


@dataclass(frozen=True)
class PageType:
    """One page that stands for all of its kind; `act` brings it in the state that is meant."""

    name: str
    who: str
    url: str
    act: Callable[[Page], None] | None = None


@dataclass(frozen=True)
class Loaded:
    """A file the page asked for."""

    url: str
    kind: str
    packed: int


@dataclass
class Visit:
    """What was seen on one page."""

    page: PageType
    errors: list[str] = field(default_factory=list)
    loaded: list[Loaded] = field(default_factory=list)
    violations: dict[int, list[str]] = field(default_factory=dict)
    incomplete: dict[int, list[str]] = field(default_factory=dict)
    broken: list[str] = field(default_factory=list)
    too_wide: dict[int, list[str]] = field(default_factory=dict)
    first_focus: dict[str, object] = field(default_factory=dict)

    def weight(self, kind: str) -> int:
        """Give the bytes of one kind of file, packed as a server would send them."""
        return sum(file.packed for file in set(self.loaded) if file.kind == kind)


def axe_script() -> str:
    """Give axe-core; without it nothing can be said about accessibility."""
    if AXE.exists():
        return AXE.read_text()
    if os.environ.get("CI") == "true":
        pytest.fail("axe-core is missing: run npm ci in frontend/")
    pytest.skip("axe-core is not here: run npm ci in frontend/")


def broken_pictures(page: Page) -> list[str]:
    """Name pictures that did not come."""
    return page.evaluate(BROKEN)


def accessibility(
    page: Page, name: str = "", rules: list[str] = RULES
) -> tuple[list[str], list[str]]:
    """Give what axe calls wrong, and what it cannot decide, as lines to read."""
    if not page.evaluate("() => typeof axe === 'object'"):
        page.evaluate(axe_script())
    off = {rule: {"enabled": False} for rule in TWICE_ON_PURPOSE.get(name, [])}
    found = page.evaluate(
        RUN, {**OPTIONS, "runOnly": rules, "rules": off if rules == RULES else {}}
    )
    return _lines(found["violations"]), _lines(_decidable(found["incomplete"]))


def _decidable(results: list[dict]) -> list[dict]:
    """Leave out the contrast of words in a drawing: axe cannot tell what lies behind them.

    `frontend/contrast.mjs` measures the pairs that the network is drawn in: ink on white and on dew.
    """
    return [
        {
            **one,
            "nodes": [
                node
                for node in one["nodes"]
                if not (one["id"] == "color-contrast" and node["html"].startswith("<text"))
            ],
        }
        for one in results
    ]


def _rules_at(width: int, page: Page, name: str) -> list[str]:
    """Ask everything once, and on a small screen what may come out otherwise there."""
    if width == WIDE:
        page.evaluate(REMEMBER)
        return RULES
    return RULES if name == STANDS_FOR_THE_FRAME or page.evaluate(SHOWS_MORE) else OF_WIDTH


def _lines(results: list[dict]) -> list[str]:
    return [
        f"{result['id']}: {node['html'][:160]}" for result in results for node in result["nodes"]
    ]


@contextmanager
def _heard(page: Page, seen: Visit) -> Iterator[list[Request]]:
    """Give what the page asks for as it goes, and note what it calls wrong."""
    requests: list[Request] = []

    def note(request: Request) -> None:
        requests.append(request)  # Playwright cannot listen with a built-in method itself

    def note_error(error: Error) -> None:
        seen.errors.append(str(error))

    def note_line(line: ConsoleMessage) -> None:
        if line.type == "error":
            seen.errors.append(line.text)

    listeners = {"request": note, "pageerror": note_error, "console": note_line}
    for event, listener in listeners.items():
        page.on(event, listener)
    yield requests
    for event, listener in listeners.items():
        page.remove_listener(event, listener)


def visit(page: Page, page_type: PageType, pictures: Path | None) -> Visit:
    """Open the page in a tab and look at it from every side.

    Somebody's pages share a tab: in a new one the browser starts and compiles everything again.
    """
    seen = Visit(page_type)
    page.set_viewport_size({"width": WIDE, "height": HEIGHT})
    with _heard(page, seen) as requests:
        page.goto(page_type.url)
        page.keyboard.press("Tab")
        seen.first_focus = page.evaluate(FOCUSED)
        if page_type.act:
            page_type.act(page)
        page.evaluate(ALL_PICTURES)
        seen.broken = broken_pictures(page)
        page.evaluate("() => document.activeElement.blur()")
        seen.loaded = [_loaded(page.context, request) for request in requests]
        for width in (WIDE, SMALL):
            _look(page, seen, width, pictures)
        page.set_viewport_size({"width": SMALLEST, "height": HEIGHT})
        seen.too_wide[SMALLEST] = page.evaluate(TOO_WIDE)
    return seen


def _look(page: Page, seen: Visit, width: int, pictures: Path | None) -> None:
    name = seen.page.name
    page.set_viewport_size({"width": width, "height": HEIGHT})
    seen.too_wide[width] = page.evaluate(TOO_WIDE)
    rules = _rules_at(width, page, name)
    seen.violations[width], seen.incomplete[width] = accessibility(page, name, rules)
    if pictures:
        file = f"{name.replace(':', '-')}-{width}.png"
        page.screenshot(path=pictures / file, full_page=True)


def _loaded(context: BrowserContext, request: Request) -> Loaded:
    kind = request.resource_type
    packed = _packed(context, request.url, kind) if kind in WEIGHED else 0
    return Loaded(request.url, kind, packed)


def _packed(context: BrowserContext, url: str, kind: str) -> int:
    """Weigh a file; fonts are packed by themselves, text is packed by the server."""
    if url not in _weights:
        body = context.request.get(url).body()
        _weights[url] = len(body) if kind == "font" else len(gzip.compress(body, 9))
    return _weights[url]


def own_origin(url: str, site: str) -> bool:
    """Say whether a request stays with us."""
    return urlsplit(url).scheme == "data" or urlsplit(url).netloc == urlsplit(site).netloc
