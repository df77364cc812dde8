"""Signs of life of the worker processes."""

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
