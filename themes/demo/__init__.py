"""Demo themes."""

from pathlib import Path
from typing import Any

from django.db import transaction

from alliantie.demonstration import DemoRun, read_rows
from themes.models import Theme
from themes.services import theme_changed

FILE = Path(__file__).parent / "themes.toml"


@transaction.atomic
def load(run: DemoRun) -> None:
    """Add the themes that are missing; what editors changed stays."""
    rows = read_rows(FILE, "theme")
    for order, row in enumerate(rows, start=1):
        fields = _fields(row) | {"sort_order": order}
        theme, is_new = Theme.objects.get_or_create(slug=row["key"], defaults=fields)
        if is_new:
            theme_changed(theme=theme, actor_id=None, action="theme.create", origin="command")
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
