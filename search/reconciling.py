"""Hold the index against the database and repair what differs."""

from dataclasses import dataclass

from .contract import SearchDocument
from .engines import engine
from .fingerprints import fingerprint
from .indexing import BATCH, all_documents
from .models import PendingEntry


@dataclass(frozen=True)
class Differences:
    """How many documents differed."""

    missing: int
    changed: int
    surplus: int


def reconcile() -> Differences:
    """Write what is missing or differs, remove what should not be there; a second run finds nothing.

    Changes that failed too often get a new chance.
    """
    PendingEntry.objects.filter(attempts__gt=0).update(attempts=0)
    indexed = engine().fingerprints()
    missing = changed = 0
    batch: list[SearchDocument] = []
    for document in all_documents():
        known = indexed.pop(document.key, None)
        if known == fingerprint(document):
            continue
        missing += known is None
        changed += known is not None
        batch.append(document)
        if len(batch) == BATCH:
            engine().update(batch)
            batch = []
    engine().update(batch, removed=indexed)
    return Differences(missing, changed, surplus=len(indexed))
