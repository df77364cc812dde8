"""The engines behind one promise; only this package talks to a search engine."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

from django.conf import settings

from .base import Engine, EngineDownError

ENGINES = ("embedded", "elastic")


def engine() -> Engine:
    """Give the engine of this installation."""
    if settings.SEARCH_URL:
        return _elastic(settings.SEARCH_URL, settings.SEARCH_INDEX_PREFIX)
    return _embedded(Path(settings.SEARCH_INDEX_DIR))


@contextmanager
def apart(name: str) -> Iterator[Engine]:
    """Give an empty engine of a kind beside the site's own; what is written to it goes afterwards."""
    if name == "elastic":
        with _elastic_apart() as other:
            yield other
    else:
        with TemporaryDirectory(prefix="alliantie-search-") as folder:
            yield _embedded(Path(folder))


@contextmanager
def _elastic_apart() -> Iterator[Engine]:
    from .elastic import PATIENT, elastic_engine

    if not settings.SEARCH_URL:
        raise EngineDownError("SEARCH_URL names no server")
    prefix = f"{settings.SEARCH_INDEX_PREFIX}_apart_{uuid4().hex[:12]}"
    other = elastic_engine(settings.SEARCH_URL, prefix, limits=PATIENT)
    try:
        yield other
    finally:
        other.vanish()


# Engines are imported inside, so that their contract can be read without loading one.


@cache
def _embedded(directory: Path) -> Engine:
    from .embedded import EmbeddedEngine

    return EmbeddedEngine(directory)


@cache
def _elastic(urls: str, prefix: str) -> Engine:
    from .elastic import elastic_engine

    return elastic_engine(urls, prefix)
