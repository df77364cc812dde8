"""Take waiting changes over into the index."""

import logging
from collections.abc import Iterable, Iterator, Sequence
from time import time_ns
from uuid import uuid4

from django.db import transaction
from django.db.models import Model

from .contract import SearchDocument
from .engines import engine
from .fields import UnfitDocumentError
from .followers import tell
from .models import IndexState, PendingEntry
from .registry import SearchKind, by_kind, kinds

logger = logging.getLogger(__name__)

# One commit of the index takes about 15 ms whatever it holds; 200 documents keep memory flat.
BATCH = 200
FAILED = "failed"


def drain() -> int:
    """Index every waiting change as the database has it now, batch by batch; give their number.

    A missing or broken index is built anew first, so that it heals with the next change.
    """
    ours = _ready()
    done = 0
    while batch := list(PendingEntry.objects.due().values_list("key", "version")[:BATCH]):
        keys = [key for key, _version in batch]
        failed = take_over(keys)
        tell(keys)
        PendingEntry.objects.exactly(row for row in batch if row[0] not in failed).delete()
        PendingEntry.objects.count_failure(failed)
        done += len(batch) - len(failed)
    if ours:
        mark_index()
    return done


def _ready() -> bool:
    """Make sure that there is an index; say whether it is ours, or was just made.

    An index that is not keeps its mark: only `look_after`, which repairs it, may call it ours.
    """
    if engine().is_ready():
        return is_ours()
    engine().rebuild(all_documents())
    return True


def take_over(keys: Sequence[str]) -> frozenset[str]:
    """Write these records to the index as they are now; give those that could not be described.

    The database is read while the engine keeps other writers out, or under a version number from
    just before: what was read earlier never takes the place of what was read later.
    """
    try:
        return _write(keys)
    except UnfitDocumentError:
        if len(keys) == 1:
            logger.exception("search_analysis_failed", extra={"key": keys[0]})
            return frozenset(keys)
    return frozenset().union(*(take_over([key]) for key in keys))


def _write(keys: Sequence[str]) -> frozenset[str]:
    reading = _Reading(keys)
    engine().update(reading.documents(), removed=reading.gone(), version=time_ns())
    return frozenset(reading.failed)


class _Reading:
    """One reading of the database: what there is to write and, after that, what is gone."""

    def __init__(self, keys: Iterable[str]) -> None:
        self._keys = list(keys)
        self._found: set[str] = set()
        self.failed: set[str] = set()

    def documents(self) -> Iterator[SearchDocument]:
        """Yield what these keys say now."""
        for kind, pks in by_kind(self._keys):
            for instance in kind.queryset().filter(pk__in=pks):
                said = built(kind, instance)
                if isinstance(said, SearchDocument):
                    self._found.add(said.key)
                    yield said
                elif said is FAILED:
                    self.failed.add(kind.key(instance))

    def gone(self) -> Iterator[str]:
        """Yield the keys that have nothing to say any more; asked after the documents."""
        there = self._found | self.failed
        yield from (key for key in self._keys if key not in there)


def mark_index() -> None:
    """Give the index and the database the same new mark; the row keeps two workers in turn."""
    with transaction.atomic():
        IndexState.objects.get_or_create(pk=IndexState.SITE)
        state = IndexState.objects.select_for_update().get(pk=IndexState.SITE)
        state.mark = uuid4().hex
        engine().set_mark(state.mark)
        state.save()


def is_ours() -> bool:
    """Say whether the index carries the mark that was written to it last."""
    state = IndexState.objects.filter(pk=IndexState.SITE).first()
    return engine().mark() == (state.mark if state else "")


def built(kind: SearchKind, instance: Model) -> SearchDocument | str | None:
    """Build one document; a record that cannot be described must not keep out all others."""
    try:
        return kind.build(instance)
    except Exception:
        logger.exception("search_build_failed", extra={"key": kind.key(instance)})
        return FAILED


def all_documents() -> Iterator[SearchDocument]:
    """Yield everything that should be in the index; what cannot be described is logged."""
    for kind in kinds():
        for instance in kind.queryset().iterator(chunk_size=BATCH):
            said = built(kind, instance)
            if isinstance(said, SearchDocument):
                yield said


def count_all() -> int:
    """Count how many records may be indexed, for a progress bar."""
    return sum(kind.queryset().count() for kind in kinds())
