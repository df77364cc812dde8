"""Work that comes back: each app registers a job, the worker queues it when it is due."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from .features.state import is_hidden
from .models import PeriodicRun


@dataclass(frozen=True)
class Job:
    """One periodic job: a task without arguments and how often it runs."""

    name: str
    every: timedelta
    task: Any


_jobs: dict[str, Job] = {}


def register(name: str, *, every_seconds: int, task: Any) -> None:
    """Let the worker queue `task` every so many seconds; the task must be idempotent."""
    _jobs[name] = Job(name, timedelta(seconds=every_seconds), task)


def jobs() -> tuple[Job, ...]:
    """Give every registered job."""
    return tuple(_jobs.values())


def queue_due(now: datetime | None = None) -> list[str]:
    """Queue each job whose time has come, once however many workers ask; give their names."""
    now = now or timezone.now()
    used = [job for job in _jobs.values() if not is_hidden("jobs", job.name)]
    return [job.name for job in used if _queue_if_due(job, now)]


def _queue_if_due(job: Job, now: datetime) -> bool:
    with transaction.atomic():
        if not _claimed(job, now):
            return False
        job.task.enqueue()
    return True


def _claimed(job: Job, now: datetime) -> bool:
    due = PeriodicRun.objects.filter(name=job.name, queued_at__lte=now - job.every)
    if due.update(queued_at=now):
        return True
    if PeriodicRun.objects.filter(name=job.name).exists():
        return False
    try:
        with transaction.atomic():
            PeriodicRun.objects.create(name=job.name, queued_at=now)
    except IntegrityError:
        return False
    return True
