"""Searching in a real browser: filters that answer at once, and suggestions by keyboard."""

import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.pages.visiting import accessibility

WORDS = "open"


@pytest.fixture
def context(browser, base_url) -> BrowserContext:
    made = browser.new_context(base_url=base_url, locale="nl-NL", reduced_motion="reduce")
    made.set_default_timeout(20_000)
    yield made
    made.close()


@pytest.fixture
def page(context) -> Page:
    return context.new_page()


def number(page: Page) -> int:
    return int(re.match(r"[\d.]+", page.locator("#aantal").inner_text())[0].replace(".", ""))


def test_filters_answer_at_once_and_keep_focus_and_address(page):
    page.goto(f"/zoeken/?q={WORDS}")
    before = number(page)
    page.evaluate("() => { window.stayed = true }")
    page.evaluate("() => { window.line = document.getElementById('aantal') }")
    box = page.get_by_role("checkbox", name="Organisaties")
    box.focus()
    page.keyboard.press("Space")
    expect(page.get_by_role("link", name="haal dit filter weg")).to_be_visible()

    assert 0 < number(page) < before
    assert "soort=organisation" in page.url
    assert page.evaluate("() => window.stayed"), "the page was loaded anew"
    assert page.evaluate("() => window.line.isConnected"), "a new line is not read out"
    assert page.evaluate("() => document.activeElement.value") == "organisation"
    assert box.is_checked()
    assert page.locator("[form=zoekformulier][name=soort]").count() == 1

    page.keyboard.press("Space")
    expect(page.get_by_role("link", name="haal dit filter weg")).to_be_hidden()
    assert number(page) == before


def test_back_button_brings_the_earlier_answer_back(page):
    page.goto(f"/zoeken/?q={WORDS}")
    before = number(page)
    page.get_by_role("checkbox", name="Organisaties").check()
    expect(page.get_by_role("link", name="haal dit filter weg")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("link", name="haal dit filter weg")).to_be_hidden()
    assert number(page) == before
    assert not page.get_by_role("checkbox", name="Organisaties").is_checked()
    page.go_forward()
    expect(page.get_by_role("link", name="haal dit filter weg")).to_be_visible()


def test_group_somebody_opened_stays_open(page):
    page.goto(f"/zoeken/?q={WORDS}")
    page.locator("#filter-jaar > summary").click()
    page.locator("#filter-jaar").get_by_role("checkbox").first.check()
    expect(page.get_by_role("link", name="haal dit filter weg")).to_be_visible()
    page.locator("#filter-regio > summary").click()
    page.locator("#filter-jaar").get_by_role("checkbox").first.uncheck()
    expect(page.get_by_role("link", name="haal dit filter weg")).to_be_hidden()
    assert page.locator("#filter-regio").get_attribute("open") is not None
    assert page.locator("#filter-jaar").get_attribute("open") is not None


def test_tabs_keep_the_words_and_say_where_you_are(page):
    page.goto(f"/zoeken/?q={WORDS}")
    page.locator(".ao-tabs").get_by_role("link", name="Organisaties").click()
    expect(page.locator(".ao-tabs [aria-current=page]")).to_contain_text("Organisaties")
    assert page.locator("#zoekwoorden").input_value() == WORDS
    page.locator(".ao-tabs").get_by_role("link", name="Alles").click()
    expect(page.locator(".ao-tabs [aria-current=page]")).to_contain_text("Alles")


def test_on_a_phone_results_are_soon_in_sight(page):
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"/zoeken/?q={WORDS}&soort=case")
    assert not page.get_by_role("checkbox").first.is_visible()
    assert page.locator(".ao-result").first.bounding_box()["y"] < 740
    page.get_by_text("Kies filters (1 gekozen)").click()
    assert page.get_by_role("checkbox", name="Praktijkvoorbeelden").is_visible()


FIELDS = [("/", "ao-search-field"), ("/zoeken/", "zoekwoorden"), ("/", "zoek-voorpagina")]


@pytest.mark.parametrize(("url", "field"), FIELDS, ids=[field for _, field in FIELDS])
def test_suggestions_by_keyboard(page, url, field):
    page.goto(url)
    box, options = page.locator(f"#{field}"), page.locator(f"#{field}-suggesties [role=option]")
    assert box.get_attribute("role") == "combobox"
    assert box.get_attribute("aria-expanded") == "false"
    box.press_sequentially("open")
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(page.locator(f"#{field} ~ [role=status]")).to_have_text(re.compile(r"^\d suggesties$"))
    last = options.count() - 1

    def at() -> str | None:
        return box.get_attribute("aria-activedescendant")

    assert not at()
    for key, index in (("ArrowDown", 0), ("ArrowDown", 1), ("ArrowUp", 0), ("End", last)):
        page.keyboard.press(key)
        assert at() == options.nth(index).get_attribute("id")
        assert options.nth(index).get_attribute("aria-selected") == "true"
        assert page.locator("[aria-selected=true]").count() == 1
    page.keyboard.press("Home")
    assert at() == options.nth(0).get_attribute("id")
    page.keyboard.press("Escape")
    assert box.get_attribute("aria-expanded") == "false"
    assert box.input_value() == "open"
    page.keyboard.press("ArrowDown")
    expect(options.first).to_be_visible()
    page.keyboard.press("ArrowDown")
    target = options.first.get_attribute("href")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{target}")


def test_enter_without_a_choice_searches(page):
    page.goto("/")
    box = page.locator("#ao-search-field")
    box.press_sequentially("open")
    expect(box).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Enter")
    page.wait_for_url("**/zoeken/?q=open")


def test_list_closes_when_the_field_is_left_and_a_click_goes_there(page):
    page.goto("/")
    box, options = page.locator("#ao-search-field"), page.locator("#ao-search-field-suggesties a")
    box.press_sequentially("open")
    expect(options.first).to_be_visible()
    page.keyboard.press("Tab")
    expect(options).to_have_count(0)
    box.press_sequentially(" d")
    expect(options.first).to_be_visible()
    target = options.first.get_attribute("href")
    options.first.click()
    page.wait_for_url(f"**{target}")


def test_one_letter_asks_nothing_and_an_old_answer_is_dropped(page):
    asked = []
    page.goto("/")

    def late(route) -> None:
        asked.append(route.request.url)
        if route.request.url.endswith("q=op"):
            page.wait_for_timeout(600)
        route.continue_()

    page.route("**/zoeken/suggesties/**", late)
    box, options = page.locator("#ao-search-field"), page.locator("#ao-search-field-suggesties a")
    box.press_sequentially("o")
    page.wait_for_timeout(300)
    assert asked == []
    box.press_sequentially("p")
    page.wait_for_timeout(200)
    box.press_sequentially("en d", delay=20)
    expect(options.last).to_have_text("Zoek naar ‘open d’")
    page.wait_for_timeout(700)
    expect(options.last).to_have_text("Zoek naar ‘open d’")
    assert [url.partition("q=")[2] for url in asked] == ["op", "open%20d"]


def test_failing_suggestions_disturb_nobody(page):
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto("/")
    page.route("**/zoeken/suggesties/**", lambda route: route.abort())
    box = page.locator("#ao-search-field")
    box.press_sequentially("open")
    page.wait_for_timeout(400)
    assert box.get_attribute("aria-expanded") == "false"
    assert errors == []


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize(("url", "field"), FIELDS[:2], ids=["header", "search page"])
def test_open_list_is_accessible(page, url, field, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(url)
    page.locator(f"#{field}").press_sequentially("open")
    expect(page.locator(f"#{field}-suggesties a").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    wrong, undecided = accessibility(page)
    assert wrong == []
    # Nobody can measure what lies under the open list; of the list itself nothing is left undecided.
    assert [line for line in undecided if 'role="option"' in line or "combobox" in line] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_without_script_the_field_is_a_plain_form(browser, base_url):
    context = browser.new_context(base_url=base_url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/")
    box = page.locator("#ao-search-field")
    assert box.get_attribute("role") is None
    box.fill("open")
    box.press("Enter")
    page.wait_for_url("**/zoeken/?q=open")
    context.close()
