"""Take waiting changes over into the index."""

import logging
from collections import defaultdict
from collections.abc import Iterable, Iterator

from django.db.models import Model

from .contract import SearchDocument
from .engines import engine
from .models import PendingEntry
from .registry import SearchKind, kind_of, kinds

logger = logging.getLogger(__name__)

# One commit of the index takes about 15 ms whatever it holds; 200 documents keep memory flat.
BATCH = 200
FAILED = "failed"


def drain() -> int:
    """Index every waiting change as the database has it now, batch by batch; give their number.

    A missing or broken index is built anew first, so that it heals with the next change.
    """
    if not engine().is_ready():
        engine().rebuild(all_documents())
    done = 0
    while batch := list(PendingEntry.objects.due().values_list("key", "version")[:BATCH]):
        keys = [key for key, _version in batch]
        documents, failed = documents_of(keys)
        found = {document.key for document in documents}
        gone = [key for key in keys if key not in found and key not in failed]
        engine().update(documents, removed=gone)
        PendingEntry.objects.exactly(row for row in batch if row[0] not in failed).delete()
        PendingEntry.objects.count_failure(failed)
        done += len(batch) - len(failed)
    return done


def documents_of(keys: Iterable[str]) -> tuple[list[SearchDocument], set[str]]:
    """Build the documents of these keys; a key without document has to leave the index."""
    wanted: dict[str, list[str]] = defaultdict(list)
    for key in keys:
        wanted[key.partition(":")[0]].append(key)
    documents: list[SearchDocument] = []
    failed: set[str] = set()
    for same in wanted.values():
        kind = kind_of(same[0])
        if kind is not None:
            _build(kind, same, documents, failed)
    return documents, failed


def _build(
    kind: SearchKind, keys: list[str], documents: list[SearchDocument], failed: set[str]
) -> None:
    pks = [key.partition(":")[2] for key in keys]
    for instance in kind.queryset().filter(pk__in=pks):
        built = _try(kind, instance)
        if isinstance(built, SearchDocument):
            documents.append(built)
        elif built is FAILED:
            failed.add(kind.key(instance))


def _try(kind: SearchKind, instance: Model) -> SearchDocument | str | None:
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
            built = _try(kind, instance)
            if isinstance(built, SearchDocument):
                yield built


def count_all() -> int:
    """Count how many records may be indexed, for a progress bar."""
    return sum(kind.queryset().count() for kind in kinds())
