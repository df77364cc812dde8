"""Who reads what is made now, for parts that get no request, such as a link inside rich text."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from .visibility import Actor

_reader: ContextVar[Callable[[], Actor] | None] = ContextVar("reader", default=None)


@contextmanager
def read_by(actor: Callable[[], Actor] | None) -> Iterator[None]:
    """Say who reads; with None it is kept for whoever comes, as a visitor may see it."""
    token = _reader.set(actor)
    try:
        yield
    finally:
        _reader.reset(token)


def reader() -> Actor | None:
    """Give who reads now; None in the worker, and for what is kept."""
    actor = _reader.get()
    return actor() if actor else None


def seen_keys(pages: Iterable[Any], actor: Actor) -> set[int]:
    """Give the keys of those pages that this person may see; one query a page type."""
    by_type: dict[type[Any], list[int]] = defaultdict(list)
    for page in filter(None, pages):
        if hasattr(getattr(page.specific_class, "objects", None), "visible_to"):
            by_type[page.specific_class].append(page.pk)
    seen: set[int] = set()
    for model, keys in by_type.items():
        asked = model.objects.visible_to(actor).filter(pk__in=keys)
        seen |= set(asked.values_list("pk", flat=True))
    return seen
