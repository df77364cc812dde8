"""Pages stay light: what a page type asks for, packed."""

import pytest

from tests.pages.visiting import Loaded, PageType, Visit

LIMITS = {"stylesheet": 20_000, "script": 15_000, "font": 30_000}


def too_heavy(visits: list[Visit], kind: str) -> dict[str, int]:
    return {v.page.name: v.weight(kind) for v in visits if v.weight(kind) >= LIMITS[kind]}


@pytest.mark.parametrize("kind", LIMITS)
def test_page_is_light(visits, kind):
    assert too_heavy(visits, kind) == {}
    assert max(v.weight(kind) for v in visits) > 0


def test_heavy_page_would_be_seen():
    heavy = Visit(
        PageType("zwaar", "visitor", "/"), loaded=[Loaded("/a.css", "stylesheet", 20_000)]
    )
    assert too_heavy([heavy], "stylesheet") == {"zwaar": 20_000}
