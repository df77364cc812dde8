"""The engines behind one promise; only this package talks to a search engine."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings

from .base import Engine

ENGINES = ("embedded",)


def engine() -> Engine:
    """Give the engine of this installation."""
    return _embedded(Path(settings.SEARCH_INDEX_DIR))


@contextmanager
def apart(name: str) -> Iterator[Engine]:
    """Give an empty engine of a kind beside the site's own; what is written to it goes afterwards."""
    with TemporaryDirectory(prefix="alliantie-search-") as folder:
        yield _embedded(Path(folder))


@cache
def _embedded(directory: Path) -> Engine:
    # Imported here so that the contract of engines can be read without loading one.
    from .embedded import EmbeddedEngine

    return EmbeddedEngine(directory)
