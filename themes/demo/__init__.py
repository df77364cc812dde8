"""Demo themes and tags."""

import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.db import transaction

from alliantie.demonstration import DemoRun, read_rows
from themes.models import Tag, Theme

FILE = Path(__file__).parent / "themes.toml"


@transaction.atomic
def load(run: DemoRun) -> None:
    """Add the themes that are missing; what editors changed stays."""
    rows = read_rows(FILE, "theme")
    for order, row in enumerate(rows, start=1):
        Theme.objects.get_or_create(slug=row["key"], defaults=_fields(row) | {"sort_order": order})
    run.say(f"Themes: {len(rows)}")


def _fields(row: dict[str, Any]) -> dict[str, Any]:
    broader = Theme.objects.get(slug=row["broader"]) if "broader" in row else None
    return {
        "label": row["label"],
        "definition": row["definition"],
        "synonyms": row["synonyms"],
        "uri": row.get("uri", ""),
        "colour": row["colour"],
        "broader": broader,
    }


def tags_named(names: Iterable[str]) -> list[Tag]:
    """Find or make the tags of a demo item, whatever their capitals and accents."""
    return [Tag.objects.get_or_create(key=_key(name), defaults={"name": name})[0] for name in names]


def _key(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
