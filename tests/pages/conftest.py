"""One crawl and one look at every page type, shared by all tests of this folder."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.template.loader import render_to_string
from playwright.sync_api import Browser, BrowserContext, Page

from tests.pages.crawling import CMS_FRONT, Crawl
from tests.pages.people import EDITOR, MEMBER, sessions
from tests.pages.visiting import HEIGHT, WIDE, PageType, Visit, axe_script, visit

VISITOR_MOST, SIGNED_IN_MOST = 3, 2


@pytest.fixture(scope="session")
def keys(site_served) -> dict[str, str]:
    """Sign a member and an editor in."""
    member, editor = sessions(site_served, MEMBER, EDITOR)
    return {"visitor": "", "member": member, "editor": editor}


@pytest.fixture(scope="session")
def crawls(site_served, keys) -> dict[str, Crawl]:
    """Give what a visitor, a member and an editor reach from the front page."""
    starts = {
        "visitor": ("/", "/wat-het-netwerk-deed/"),
        "member": ("/", "/mijn/"),
        "editor": ("/", *CMS_FRONT),
    }
    made: dict[str, Crawl] = {}
    for who, key in keys.items():
        made[who] = Crawl(
            site_served.url,
            cookie=f"sessionid={key}" if key else "",
            most=SIGNED_IN_MOST if key else VISITOR_MOST,
            starts=starts[who],
            known=frozenset().union(*(crawl.routes for crawl in made.values())),
        ).run()
    return made


@pytest.fixture(scope="session")
def contexts(site_served, browser: Browser, keys) -> Iterator[dict[str, BrowserContext]]:
    """Give a browser for each of them."""
    made = {}
    for who, key in keys.items():
        made[who] = browser.new_context(
            base_url=site_served.url,
            viewport={"width": WIDE, "height": HEIGHT},
            reduced_motion="reduce",
            locale="nl-NL",
        )
        if key:
            cookie = {"name": "sessionid", "value": key, "url": site_served.url}
            made[who].add_cookies([cookie])
    yield made
    for context in made.values():
        context.close()


@pytest.fixture(scope="session")
def page_types(crawls) -> list[PageType]:
    """Give one page per type: what the crawl found, and the states it cannot find."""
    visitor = crawls["visitor"].largest()
    member = crawls["member"].largest()
    found = [PageType(name, "visitor", answer.url) for name, answer in visitor.items()]
    found += [PageType(n, "member", a.url) for n, a in member.items() if n not in visitor]
    return [*found, *_states(visitor["cases:ask"].url)]


IDEA = "/dilemmas/ideeen/wat-maakt-een-besluit-leesbaar/nieuw/"


def _states(ask: str) -> list[PageType]:
    """Give the states of pages that no link leads to."""
    return [
        PageType("gallery", "visitor", "/componenten/"),
        PageType("not-found", "visitor", "/bestaat-niet/"),
        PageType("search-nothing", "visitor", "/zoeken/?q=zeppelinverhuur"),
        PageType("search-too-narrow", "visitor", "/zoeken/?q=begroting&jaar=1999&soort=case"),
        PageType("search-filtered", "visitor", "/zoeken/?q=begroting"),
        PageType("dilemmas-nothing", "visitor", "/dilemmas/?botst=cost&wet=who"),
        PageType("meetings-of-a-month", "visitor", "/bijeenkomsten/?beeld=maand"),
        PageType(
            "meetings-nothing", "visitor", "/bijeenkomsten/?beeld=maand&soort=forum&maand=2001-01"
        ),
        PageType("refused-ask", "visitor", ask, _send_empty),
        PageType("refused-login", "visitor", "/account/login/", _send_empty),
        PageType("refused-signup", "visitor", "/account/signup/", _send_empty),
        PageType("refused-suggest", "member", "/organisaties/voorstellen/", _send_empty),
        PageType("refused-talk", "visitor", "/dilemmas/vertrouwelijk/", _send_empty),
        PageType("refused-idea", "member", IDEA, _send_empty),
        PageType("error", "visitor", "/500/", _show("500.html")),
        PageType("maintenance", "visitor", "/503/", _show("503.html")),
    ]


def _send_empty(page: Page) -> None:
    """Send the form as a browser without checks of its own would."""
    form = page.locator("main form[method=post]").first
    form.evaluate("form => { form.noValidate = true }")
    form.locator("button[type=submit], button:not([type])").first.click()
    page.wait_for_load_state()


def _show(template: str):
    """Show a page that only comes up when something is broken."""

    def act(page: Page) -> None:
        html = render_to_string(template)
        page.route("**/stuk/", lambda route: route.fulfill(body=html, content_type="text/html"))
        page.goto("/stuk/")

    return act


@pytest.fixture(scope="session")
def pictures(request) -> Path | None:
    """Say where screenshots go, when they are asked for."""
    folder = request.config.getoption("--screenshots")
    if not folder:
        return None
    path = Path(folder)
    path.mkdir(parents=True, exist_ok=True)
    return path


@pytest.fixture(scope="session")
def visits(page_types, contexts, pictures) -> list[Visit]:
    """Look at one page of every type."""
    tabs = {who: context.new_page() for who, context in contexts.items()}
    for tab in tabs.values():
        tab.add_init_script(axe_script())  # the browser reads it once, and not again for every page
    return [visit(tabs[kind.who], kind, pictures) for kind in page_types]
