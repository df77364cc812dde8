"""The demo themes can be loaded, and again without change."""

import pytest

from alliantie.demonstration import DemoRun, read_rows
from themes import demo
from themes.choices import ThemeColour
from themes.models import Theme

ROWS = read_rows(demo.FILE, "theme")


def test_file_fits_the_model():
    keys = [row["key"] for row in ROWS]
    assert len(ROWS) == len(set(keys)) == 12
    for order, row in enumerate(ROWS):
        assert row["colour"] in ThemeColour.values
        assert 0 < len(row["definition"]) <= 600
        assert len(row["label"]) <= 80
        assert row.get("broader", keys[0]) in keys[: order + 1], "a broader theme comes first"


@pytest.mark.django_db
def test_second_load_changes_nothing():
    run = DemoRun(say=list)
    demo.load(run)
    Theme.objects.filter(slug="open-data").update(label="Open gegevens")
    demo.load(run)
    assert Theme.objects.count() == 12
    assert Theme.objects.get(slug="open-data").label == "Open gegevens"
    assert Theme.objects.get(slug="burgerbegrotingen").broader.slug == "participatie-en-inspraak"
