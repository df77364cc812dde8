"""The engines behind one promise; only this package talks to a search engine."""

from functools import cache
from pathlib import Path

from django.conf import settings

from .base import Engine


def engine() -> Engine:
    """Give the engine of this installation."""
    return _embedded(Path(settings.SEARCH_INDEX_DIR))


@cache
def _embedded(directory: Path) -> Engine:
    # Imported here so that the contract of engines can be read without loading one.
    from .embedded import EmbeddedEngine

    return EmbeddedEngine(directory)
