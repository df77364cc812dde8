"""The process that does work for later: tasks, leases and periodic jobs."""

import threading
from uuid import uuid4

import structlog
from django.conf import settings
from django.db import OperationalError, close_old_connections
from django_tasks_db.management.commands.db_worker import Worker

from . import leases, periodic

BEATS_PER_LEASE = 6
logger = structlog.get_logger(__name__)


class LeasedWorker(Worker):
    """A database worker that shows a pulse, so that its task is given back when it dies."""

    def __init__(self, *, batch: bool = False) -> None:
        super().__init__(
            queue_names=["*"],
            interval=settings.WORKER_INTERVAL_SECONDS,
            batch=batch,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=uuid4().hex,
            excluded_queue_names=[],
        )
        self._ended = threading.Event()
        self._pulse_seconds = settings.TASK_LEASE_SECONDS / BEATS_PER_LEASE

    def run(self) -> None:
        """Work until told to stop; the pulse beats beside the work."""
        self._upkeep()
        pulse = threading.Thread(target=self._beat, name="pulse", daemon=True)
        pulse.start()
        try:
            super().run()
        finally:
            self._ended.set()
            pulse.join(timeout=self._pulse_seconds)
            leases.stop(self.worker_id)

    def _beat(self) -> None:
        while not self._ended.wait(self._pulse_seconds):
            self._upkeep()
            close_old_connections()

    def _upkeep(self) -> None:
        try:
            leases.beat(self.worker_id)
            leases.requeue()
            periodic.queue_due()
        except OperationalError as error:
            # The database may be away for a moment; the next beat tries again.
            logger.warning("worker.upkeep_failed", error=str(error))
