"""The themes a new site begins with; what editors change, merge or throw away stays theirs."""

import tomllib
from pathlib import Path
from typing import Any

from django.db import transaction

from alliantie.starting import first_time
from themes.models import Theme

from .themes import theme_changed

FILE = Path(__file__).parents[1] / "data" / "themes.toml"


def starting_rows() -> list[dict[str, Any]]:
    """Read the themes, a broader one before what falls under it."""
    rows: list[dict[str, Any]] = tomllib.loads(FILE.read_text(encoding="utf-8"))["theme"]
    return [row | {"sort_order": order} for order, row in enumerate(rows, start=1)]


@transaction.atomic
def ensure_themes() -> int:
    """Add the themes the site never had; gives how many were added."""
    fresh = [row for row in starting_rows() if first_time(f"theme:{row['key']}")]
    return sum(add_theme(row) for row in fresh)


def add_theme(row: dict[str, Any]) -> bool:
    """Add one theme unless its name or address is there already; say whether it was added."""
    if Theme.objects.filter(slug=row["key"]).exists():
        return False
    if Theme.objects.filter(label__iexact=row["label"]).exists():
        return False
    theme = Theme.objects.create(
        slug=row["key"],
        label=row["label"],
        definition=row["definition"],
        synonyms=row["synonyms"],
        uri=row.get("uri", ""),
        colour=row["colour"],
        sort_order=row["sort_order"],
        broader=Theme.objects.filter(slug=row.get("broader", "")).first(),
    )
    theme_changed(theme=theme, actor_id=None, action="theme.create", origin="command")
    return True
