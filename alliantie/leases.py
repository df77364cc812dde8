"""Give back tasks whose worker died and try failed ones again; django-tasks-db does neither."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from .models import WorkerPulse

FIRST_RETRY_SECONDS = 5


def beat(worker_id: str, now: datetime | None = None) -> None:
    """Note that a worker lives."""
    WorkerPulse.objects.update_or_create(
        worker_id=worker_id, defaults={"seen_at": now or timezone.now()}
    )


def stop(worker_id: str) -> None:
    """Forget a worker that ends in good order."""
    WorkerPulse.objects.filter(worker_id=worker_id).delete()


def retry_delay(attempts: int) -> timedelta:
    """Wait 5, 10, 20, 40 ... seconds before the next attempt."""
    return timedelta(seconds=FIRST_RETRY_SECONDS * 2 ** max(attempts - 1, 0))


def requeue(now: datetime | None = None) -> int:
    """Make tasks of dead workers and failed tasks ready again, up to TASK_MAX_ATTEMPTS; give the count."""
    now = now or timezone.now()
    return _give_back(now) + _try_again(now)


def _give_back(now: datetime) -> int:
    expired = now - timedelta(seconds=settings.TASK_LEASE_SECONDS)
    living = set(
        WorkerPulse.objects.filter(seen_at__gt=expired).values_list("worker_id", flat=True)
    )
    given = 0
    for row in DBTaskResult.objects.running().only("pk", "worker_ids"):
        holder = row.worker_ids[-1] if row.worker_ids else ""
        if holder in living:
            continue
        given += _ready(DBTaskResult.objects.running().filter(pk=row.pk), len(row.worker_ids), now)
    WorkerPulse.objects.filter(seen_at__lte=expired - timedelta(hours=1)).delete()
    return given


def _try_again(now: datetime) -> int:
    recent = now - timedelta(days=1)
    tried = 0
    for row in (
        DBTaskResult.objects.failed().filter(finished_at__gt=recent).only("pk", "worker_ids")
    ):
        attempts = len(row.worker_ids)
        if attempts < settings.TASK_MAX_ATTEMPTS:
            tried += _ready(
                DBTaskResult.objects.failed().filter(pk=row.pk),
                attempts,
                now + retry_delay(attempts),
            )
    return tried


def _ready(row: QuerySet[Any], attempts: int, run_after: datetime) -> int:
    if attempts >= settings.TASK_MAX_ATTEMPTS:
        row.update(status="FAILED", finished_at=timezone.now())
        return 0
    return row.update(status="READY", run_after=run_after, started_at=None, finished_at=None)
