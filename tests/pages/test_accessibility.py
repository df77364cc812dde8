"""Every page type can be used by everybody: WCAG 2.2 AA by axe-core, keyboard, small screens, paper."""

from tests.pages.visiting import SMALL, SMALLEST, WIDE, accessibility

BAD = "<html><body><img src='x.png'><a href='#'></a><p style='color:#aaa'>bleek</p></body></html>"


def test_axe_finds_nothing(visits):
    wrong = {
        f"{v.page.name} at {width} ({v.page.url})": lines
        for v in visits
        for width, lines in v.violations.items()
        if lines
    }
    assert wrong == {}
    assert all(set(v.violations) == {WIDE, SMALL} for v in visits)


def test_axe_leaves_nothing_undecided(visits):
    undecided = {
        f"{v.page.name} at {width} ({v.page.url})": lines
        for v in visits
        for width, lines in v.incomplete.items()
        if lines
    }
    assert undecided == {}


def test_axe_would_see_a_bad_page(contexts):
    page = contexts["visitor"].new_page()
    page.set_content(BAD)
    violations, _ = accessibility(page)
    page.close()
    seen = {line.split(":")[0] for line in violations}
    assert seen >= {"image-alt", "link-name", "color-contrast", "html-has-lang"}


def test_nothing_scrolls_sideways(visits):
    wide = {
        f"{v.page.name} at {width}": elements
        for v in visits
        for width, elements in v.too_wide.items()
        if elements
    }
    assert wide == {}
    assert all(SMALLEST in v.too_wide for v in visits)


def test_keyboard_reaches_the_skip_link_first_and_sees_it(visits):
    frameless = {"error", "maintenance"}
    lost = {
        v.page.name: v.first_focus
        for v in visits
        if v.page.name not in frameless
        and v.first_focus != {"href": "#inhoud", "seen": True, "inside": True}
    }
    assert lost == {}


def test_skip_link_leads_to_the_content(contexts):
    page = contexts["visitor"].new_page()
    page.goto("/praktijkvoorbeelden/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("() => document.activeElement.id") == "inhoud"
    page.close()


def test_focus_is_visible_on_everything_the_keyboard_reaches(contexts, page_types):
    """Walk through the first forty stops of the pages with most controls."""
    hidden = {}
    for kind in page_types:
        if kind.name in {"front", "search:search", "cases:case", "cases:ask", "account_login"}:
            hidden[kind.name] = _stops_without_focus(contexts["visitor"], kind.url)
    assert len(hidden) == 5
    assert {name: stops for name, stops in hidden.items() if stops} == {}


def _stops_without_focus(context, url: str) -> list[str]:
    page = context.new_page()
    page.goto(url)
    missing = []
    for _ in range(40):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop and not stop["seen"]:
            missing.append(stop["html"])
    page.close()
    return missing


STOP = """() => {
    const at = document.activeElement;
    if (at === document.body) return null;
    const card = at.closest(".ao-card");
    const shown = e => {
        const s = getComputedStyle(e);
        return (s.outlineStyle !== "none" && parseFloat(s.outlineWidth) > 0) || s.boxShadow !== "none";
    };
    return {html: at.outerHTML.slice(0, 120), seen: shown(at) || (card && shown(card))};
}"""


def test_paper_has_nothing_to_click(contexts, page_types):
    case = next(kind for kind in page_types if kind.name == "cases:case")
    page = contexts["visitor"].new_page()
    page.goto(case.url)
    page.emulate_media(media="print")
    for part in (".ao-search", ".ao-account", ".ao-menu", ".ao-footer", ".ao-crumbs"):
        assert page.locator(part).count() == 1
        assert not page.locator(part).is_visible()
    assert page.locator("h1").is_visible()
    page.close()
