"""Signs of life of the worker processes, and when periodic work was last started."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class WorkerPulse(models.Model):
    """When a worker was last seen; a task held by a worker without a pulse is given back."""

    worker_id = models.CharField(max_length=64, unique=True)
    seen_at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = _("werkproces")
        verbose_name_plural = _("werkprocessen")

    def __str__(self) -> str:
        return self.worker_id


class PeriodicRun(models.Model):
    """When a periodic job was last queued; one row a job, so that several workers queue it once."""

    name = models.CharField(max_length=80, unique=True)
    queued_at = models.DateTimeField()

    class Meta:
        verbose_name = _("periodieke taak")
        verbose_name_plural = _("periodieke taken")

    def __str__(self) -> str:
        return self.name
