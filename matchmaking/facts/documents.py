"""Read what things say of themselves, as one kind of reader may see it."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from alliantie.visibility import VISITOR, Actor
from search import registry
from search.contract import SearchDocument
from search.gate import visible_keys
from search.indexing import built

BATCH = 200
# People mostly show themselves to members: whoever reads of them is asked again when it is shown.
MEMBER = Actor(is_member=True)
READERS = {"person": MEMBER}


def documents(names: Iterable[str]) -> Iterator[SearchDocument]:
    """Yield what is said by everything of these kinds that its readers may see now.

    Readers are visitors, of people any member. Two gates, as for search: what may be described at all,
    and what the database shows this reader.
    """
    for name in names:
        kind = registry.named(name)
        if kind is not None:
            rows = kind.queryset().iterator(chunk_size=BATCH)
            yield from _seen(kind, rows, READERS.get(name, VISITOR))


def documents_of(keys: Iterable[str]) -> Iterator[SearchDocument]:
    """Yield what these say now, as far as their readers may see it."""
    for kind, pks in registry.by_kind(keys):
        rows = kind.queryset().filter(pk__in=pks)
        yield from _seen(kind, iter(rows), READERS.get(kind.kind, VISITOR))


def _seen(kind: Any, rows: Iterator[Any], reader: Actor) -> Iterator[SearchDocument]:
    while batch := list(islice(rows, BATCH)):
        said = [one for row in batch if isinstance(one := built(kind, row), SearchDocument)]
        seen = visible_keys(reader, [one.key for one in said])
        yield from (one for one in said if one.key in seen)
