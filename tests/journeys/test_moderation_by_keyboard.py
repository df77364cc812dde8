"""An editor goes from the front of the CMS to a decision without touching a mouse."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.pages.people import EDITOR, sessions
from tests.served import wait_for

QUEUE = "/cms/wachtrij/"
MOST_STOPS = 250
AT = """() => {
    const at = document.activeElement;
    const label = at.labels?.[0]?.innerText ?? "";
    return (at.getAttribute("aria-label") ?? "") + " " + label + " " + at.innerText;
}"""


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def editor(request, browser, site_served) -> BrowserContext:
    context = browser.new_context(
        base_url=site_served.url, java_script_enabled=request.param, locale="nl-NL"
    )
    context.set_default_timeout(20_000)
    key = sessions(site_served, EDITOR)[0]
    context.add_cookies([{"name": "sessionid", "value": key, "url": site_served.url}])
    yield context
    context.close()


@pytest.fixture
def scripted(editor, request) -> bool:
    return request.node.callspec.params["editor"]


def tab_to(page: Page, words: str) -> None:
    """Press Tab until the focus is on something with these words."""
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        if words in page.evaluate(AT):
            return
    raise AssertionError(f"the keyboard does not reach {words!r}")


def open_oldest(page: Page, *, scripted: bool) -> str:
    """Walk to the submission that waits longest; Wagtail draws its menu with JavaScript."""
    page.goto("/cms/" if scripted else QUEUE)
    if scripted:
        tab_to(page, "Wachtrij")
        page.keyboard.press("Enter")
        page.wait_for_url(f"**{QUEUE}")
    title = page.locator("main table tbody tr a").first.inner_text().strip()
    tab_to(page, title)
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Voer uit")).to_be_visible()
    return title


def decide(page: Page) -> None:
    tab_to(page, "Voer uit")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{QUEUE}")


def test_publishes_the_oldest(editor, scripted, site_served):
    page = editor.new_page()
    title = open_oldest(page, scripted=scripted)
    author = author_of(site_served, title)
    decide(page)  # "Zet nu online" is what the form proposes
    expect(page.get_by_role("link", name=title)).to_have_count(0)
    assert title in site_served.mail_to(author, containing=title)
    visitor = editor.browser.new_page(base_url=site_served.url)
    wait_for(lambda: found(visitor, title), f"{title!r} in the search results")
    visitor.close()


def test_asks_for_a_change(editor, scripted, site_served):
    page = editor.new_page()
    title = open_oldest(page, scripted=scripted)
    author = author_of(site_served, title)
    tab_to(page, "Opmerking bij")
    page.keyboard.type("Kun je dit korter zeggen?")
    tab_to(page, "Zet nu online")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    decide(page)
    expect(page.get_by_role("link", name=title)).to_have_count(0)
    assert title in site_served.mail_to(author, containing=title)


def author_of(site, title: str) -> str:
    said = site.shell(
        "from cases.models import CasePage;"
        f"print('author', CasePage.objects.get(draft_title={title!r}).owner.email)"
    )
    return next(line.split()[1] for line in said.splitlines() if line.startswith("author "))


def found(page: Page, title: str) -> bool:
    page.goto(f"/zoeken/?q={title}")
    return page.locator("main").get_by_role("link", name=title).count() > 0
