"""The worker's side of the outbox."""

import logging
from datetime import timedelta

from django.utils import timezone
from django_tasks import task

from . import asked_log
from .engines.base import EngineBusyError, EngineDownError
from .indexing import drain
from .reconciling import look_after

logger = logging.getLogger(__name__)

RETRY_AFTER = timedelta(seconds=2)


# Bulk work queues hundreds of Wagtail's own tasks; what was just published must not wait for them.
PRIORITY = 50


@task(priority=PRIORITY)
def drain_index() -> int:
    """Take over every waiting change in batches; what an engine that is away misses stays waiting."""
    try:
        return drain()
    except EngineBusyError:
        drain_index.using(run_after=timezone.now() + RETRY_AFTER).enqueue()
    except EngineDownError as error:
        logger.warning("search_engine_down", extra={"reason": str(error)})
    return 0


@task(priority=PRIORITY)
def look_after_index() -> None:
    """Bring an index that was away, lost or restored back in step, without anybody asking."""
    try:
        look_after()
    except (EngineBusyError, EngineDownError) as error:
        logger.warning("search_engine_down", extra={"reason": str(error)})


@task()
def forget_asked() -> None:
    """Throw away questions that are kept long enough."""
    asked_log.forget_asked()
