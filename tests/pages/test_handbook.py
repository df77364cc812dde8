"""The handbooks show the screens as they are: make handbook takes the pictures."""

import pytest

from tests.pages.handbook import FOLDER, HANDBOOK, HIGHEST, WIDTH, pictures, shown
from tests.pages.people import EDITOR, SITE_ADMIN, sessions
from tests.pages.visiting import accessibility

MOST_BYTES = 90_000
SHORTEST_WORDS = 20
# The map beside a form that Wagtail draws: all it leads to is in the form itself.
NOT_OURS = "w-minimap__list"


def test_no_picture_is_missing_unused_or_untold():
    asked = {str(one.file.relative_to(HANDBOOK)) for one in pictures()}
    there = {str(file.relative_to(HANDBOOK)) for file in FOLDER.iterdir()}
    told = shown()
    assert asked == there, "make handbook takes what is missing; what nobody asks for goes"
    assert asked == set(told), "each picture is in a handbook, and a handbook has no other"
    assert not {address for address, words in told.items() if len(words) < SHORTEST_WORDS}
    assert not {str(f) for f in FOLDER.iterdir() if f.stat().st_size > MOST_BYTES}


@pytest.fixture(scope="module")
def tabs(browser, site_served):
    """Give a tab to everybody on the pictures."""
    editor, site_admin = sessions(site_served, EDITOR, SITE_ADMIN)
    keys = {"visitor": "", "editor": editor, "site_admin": site_admin}
    made = {}
    for who, key in keys.items():
        context = browser.new_context(
            base_url=site_served.url,
            viewport={"width": WIDTH, "height": HIGHEST},
            reduced_motion="reduce",
            locale="nl-NL",
        )
        if key:
            cookie = {"name": "sessionid", "value": key, "url": site_served.url}
            context.add_cookies([cookie])
        made[who] = context.new_page()
    yield made
    for page in made.values():
        page.context.close()


def test_each_screen_is_still_there_and_can_be_used_by_everybody(tabs, request):
    retaken = request.config.getoption("--handbook")
    wrong = {}
    for one in pictures():
        page = tabs[one.who]
        one.open(page)
        taken = one.take(page)
        if retaken:
            one.file.write_bytes(taken)
        if found := [line for line in accessibility(page)[0] if NOT_OURS not in line]:
            wrong[one.name] = found
    assert not wrong
