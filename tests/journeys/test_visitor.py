"""A visitor types what she calls it, narrows it down, reads, and takes it along on paper."""

import re

import pytest
from playwright.sync_api import BrowserContext, expect

# Neither word stands anywhere in the demo in this form: one is inflected, one is put together.
WORDS = [
    ("rolstoelen", "We reden met een rolstoel langs 118 stemlokalen"),
    ("waterpeilen", "Waterstanden als open data"),
]
COUNTED = re.compile(r"^\d+ (praktijkvoorbeeld|organisatie)(en|s)?$")
PDF = b"%PDF-"


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def visitor(request, browser, base_url) -> BrowserContext:
    context = browser.new_context(
        base_url=base_url, java_script_enabled=request.param, locale="nl-NL"
    )
    context.set_default_timeout(20_000)
    yield context
    context.close()


@pytest.fixture
def scripted(visitor, request) -> bool:
    return request.node.callspec.params["visitor"]


@pytest.mark.parametrize(("word", "title"), WORDS, ids=[word for word, _ in WORDS])
def test_searches_filters_opens_and_prints(visitor, scripted, word, title):
    page = visitor.new_page()
    page.goto("/")
    page.get_by_label("Zoek op de hele site").first.fill(word)
    page.get_by_role("banner").get_by_role("button", name="Zoeken").click()
    expect(page.get_by_role("link", name=title)).to_be_visible()

    page.get_by_role("checkbox", name="Praktijkvoorbeeld").check()
    if not scripted:
        page.get_by_role("button", name="Toon resultaten").click()
    expect(page.get_by_role("link", name="haal dit filter weg")).to_be_visible()
    assert "soort=case" in page.url
    assert page.get_by_role("checkbox", name="Praktijkvoorbeeld").is_checked()

    page.get_by_role("link", name=title).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(title)
    assert page.get_by_role("button", name="Print deze pagina").is_visible() == scripted
    page.emulate_media(media="print")
    expect(page.get_by_role("search")).to_be_hidden()
    expect(page.get_by_text("Geraadpleegd op").last).to_be_visible()
    paper = page.pdf(format="A4")
    assert paper.startswith(PDF)
    assert visitor.cookies() == []


OVERVIEWS = [
    ("/praktijkvoorbeelden/", "Open data", "Toon praktijkvoorbeelden"),
    ("/organisaties/", "Waterschap", "Toon organisaties"),
]


@pytest.mark.parametrize(("url", "choice", "show"), OVERVIEWS, ids=[url for url, *_ in OVERVIEWS])
def test_filters_the_overviews(visitor, scripted, url, choice, show):
    page = visitor.new_page()
    page.goto(url)
    everything = _count(page)
    page.get_by_role("checkbox", name=choice).check()
    if not scripted:
        page.get_by_role("button", name=show).click()
    expect(page.get_by_role("link", name="haal dit filter weg")).to_be_visible()
    assert 0 < _count(page) < everything
    page.get_by_role("link", name="haal dit filter weg").click()
    expect(page.get_by_role("link", name="haal dit filter weg")).to_be_hidden()
    assert _count(page) == everything


def _count(page) -> int:
    """Read how many there are, from the line above the list."""
    return int(page.get_by_text(COUNTED).first.inner_text().split()[0])
