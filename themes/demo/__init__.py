"""Demo themes: those a new site starts with."""

from django.db import transaction

from alliantie.demonstration import DemoRun
from themes.services.starters import FILE, add_theme, starting_rows

__all__ = ["FILE", "load"]


@transaction.atomic
def load(run: DemoRun) -> None:
    """Add the themes that are missing, also those thrown away; what editors changed stays."""
    rows = starting_rows()
    for row in rows:
        add_theme(row)
    run.say(f"Themes: {len(rows)}")
