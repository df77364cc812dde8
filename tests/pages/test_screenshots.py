"""Pictures of every page type, to look at: make screenshots."""

import pytest

from tests.pages.visiting import SMALL, WIDE

START_OF_README = {"width": 1280, "height": 800}


def test_every_page_type_has_its_pictures(pictures, visits, contexts):
    if pictures is None:
        pytest.skip("pictures are made by make screenshots")
    names = {v.page.name.replace(":", "-") for v in visits}
    assert all((pictures / f"{n}-{w}.png").exists() for n in names for w in (WIDE, SMALL))
    page = contexts["visitor"].new_page()
    page.set_viewport_size(START_OF_README)
    page.goto("/")
    page.screenshot(path=pictures / "front-page.png")
    page.close()
