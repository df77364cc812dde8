"""Who took which work of the editors, and who is away."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class TakenWork(models.Model):
    """One piece of work that somebody took: what waits in an app is named by its kind and its number.

    No foreign key points to the work itself: it may be of any app. A row whose work no longer waits
    means nothing and is thrown away at night.
    """

    kind = models.CharField(_("soort werk"), max_length=32)
    key = models.PositiveBigIntegerField(_("nummer"))
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="taken_work"
    )
    taken_at = models.DateTimeField(_("opgepakt op"))
    handed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("opgepakt werk")
        verbose_name_plural = _("opgepakt werk")
        constraints = (
            models.UniqueConstraint(fields=["kind", "key"], name="alliantie_work_taken_once"),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class Absence(models.Model):
    """When somebody of the editors is away, and who stands in; a new one takes the place of the old."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="absence"
    )
    from_day = models.DateField(_("weg van"))
    until_day = models.DateField(_("tot en met"))
    stand_in = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("waarnemer"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="stands_in_for",
    )

    class Meta:
        verbose_name = _("afwezigheid")
        verbose_name_plural = _("afwezigheid")
        constraints = (
            models.CheckConstraint(
                condition=Q(until_day__gte=F("from_day")), name="alliantie_absence_ends_after_start"
            ),
        )

    def __str__(self) -> str:
        return f"{self.user_id} {self.from_day} {self.until_day}"
