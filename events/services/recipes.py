"""The recipes a new site begins with; what editors change or add stays theirs."""

import tomllib
from pathlib import Path

from django.db import transaction

from alliantie.starting import first_time
from events.models import Recipe

STARTERS = Path(__file__).parents[1] / "texts" / "recipes.toml"


@transaction.atomic
def ensure_recipes() -> int:
    """Add recipes the site never had and leave the others as they are; gives how many were added."""
    wanted = tomllib.loads(STARTERS.read_text(encoding="utf-8"))["recipe"]
    there = set(Recipe.objects.values_list("format", flat=True))
    fresh = [words for words in wanted if first_time(f"recipe:{words['format']}")]
    missing = [Recipe(**words) for words in fresh if words["format"] not in there]
    Recipe.objects.bulk_create(missing)
    return len(missing)
