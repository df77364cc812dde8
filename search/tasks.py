"""The worker's side of the outbox."""

from datetime import timedelta

from django.utils import timezone
from django_tasks import task

from . import asked_log
from .engines.base import EngineBusyError
from .indexing import drain

RETRY_AFTER = timedelta(seconds=2)


# Bulk work queues hundreds of Wagtail's own tasks; what was just published must not wait for them.
PRIORITY = 50


@task(priority=PRIORITY)
def drain_index() -> int:
    """Take over every waiting change in batches; a rebuild that is running does so at its end."""
    try:
        return drain()
    except EngineBusyError:
        drain_index.using(run_after=timezone.now() + RETRY_AFTER).enqueue()
        return 0


@task()
def forget_asked() -> None:
    """Throw away questions that are kept long enough."""
    asked_log.forget_asked()
