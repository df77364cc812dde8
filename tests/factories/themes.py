"""Test themes and tags."""

from itertools import count

from themes.models import Tag, Theme
from themes.services import resolve_tags

_numbers = count(1)


def make_theme(label: str = "", **fields) -> Theme:
    """Make a theme; without a label it gets a number."""
    number = next(_numbers)
    return Theme.objects.create(
        label=label or f"Thema {number}", **{"slug": f"themanummer-{number}", **fields}
    )


def make_tag(name: str = "") -> Tag:
    """Find or make a tag."""
    return resolve_tags([name or f"onderwerp {next(_numbers)}"])[0]
