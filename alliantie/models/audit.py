"""The log of who did what; append only."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from alliantie.choices import Outcome

APPEND_ONLY = "the audit log is append only"


class AuditQuerySet(models.QuerySet["AuditEntry"]):
    """Lines of the log; many at once cannot be changed or removed either."""

    def update(self, **kwargs: Any) -> int:
        """Refuse to change lines that stand."""
        raise TypeError(APPEND_ONLY)

    def delete(self) -> tuple[int, dict[str, int]]:
        """Refuse to remove lines."""
        raise TypeError(APPEND_ONLY)

    def bulk_update(self, *args: Any, **kwargs: Any) -> int:
        """Refuse to change lines that stand, one by one in one statement."""
        raise TypeError(APPEND_ONLY)


class AuditEntry(models.Model):
    """One attempt: action, object, result, origin, actor and time; never content, never a secret."""

    created_at = models.DateTimeField(_("tijd"), auto_now_add=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("wie"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        db_index=False,  # the index on actor and time serves both
    )
    action = models.CharField(_("handeling"), max_length=64)
    object_type = models.CharField(_("soort"), max_length=64, blank=True)
    object_id = models.CharField(_("nummer"), max_length=64, blank=True)
    outcome = models.CharField(_("uitkomst"), max_length=16, choices=Outcome, default=Outcome.DONE)
    origin = models.CharField(_("herkomst"), max_length=64, blank=True)

    objects = AuditQuerySet.as_manager()

    class Meta:
        verbose_name = _("logregel")
        verbose_name_plural = _("logboek")
        ordering = ("-created_at", "-pk")
        indexes = (
            models.Index(fields=["object_type", "object_id"]),
            models.Index(fields=["-created_at", "-id"], name="audit_newest"),
            models.Index(fields=["actor", "-created_at"], name="audit_actor"),
            models.Index(fields=["action", "-created_at"], name="audit_action"),
            models.Index(fields=["outcome", "-created_at"], name="audit_outcome"),
        )

    def __str__(self) -> str:
        return f"{self.action} {self.object_type} {self.object_id}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Refuse to change a line that stands."""
        if self.pk is not None:
            raise TypeError(APPEND_ONLY)
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Refuse to remove a line."""
        raise TypeError(APPEND_ONLY)
