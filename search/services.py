"""Tell the index what changed, inside the transaction that changed it."""

from collections.abc import Iterable
from time import time_ns

from django.db import transaction
from django.utils import timezone

from .models import PendingEntry
from .tasks import drain_index

BATCH = 500


def queue_index(*, key: str) -> None:
    """Ask for one record to be indexed as it is once this transaction is committed."""
    queue_index_many(keys=[key])


def queue_remove(*, key: str) -> None:
    """Ask for one record to leave the index; it stays when its app still offers it by then."""
    queue_index_many(keys=[key])


def queue_index_many(*, keys: Iterable[str]) -> None:
    """Ask for many records at once: one row each, one task for all."""
    now, version = timezone.now(), time_ns()
    rows = [PendingEntry(key=key, version=version, queued_at=now) for key in dict.fromkeys(keys)]
    if not rows:
        return
    with transaction.atomic():
        PendingEntry.objects.bulk_create(
            rows,
            batch_size=BATCH,
            update_conflicts=True,
            unique_fields=["key"],
            update_fields=["version", "queued_at", "attempts"],
        )
        drain_index.enqueue()
