"""What somebody typed before signing in; it waits here until they are back."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _


class PendingText(models.Model):
    """One form that was filled in by somebody we did not know yet; its key is in the way back."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    purpose = models.CharField(max_length=64)
    payload = models.JSONField(default=dict)
    created_at = models.DateTimeField(auto_now_add=True, db_index=True)

    class Meta:
        verbose_name = _("getypte tekst van iemand die nog inlogt")
        verbose_name_plural = _("getypte teksten van mensen die nog inloggen")

    def __str__(self) -> str:
        return self.purpose
