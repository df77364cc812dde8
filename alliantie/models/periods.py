"""Periods that an administrator chose in the place of the standard ones."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class ChosenPeriod(models.Model):
    """One period that differs from the standard; which there are and their bounds stand in the code."""

    name = models.CharField(_("naam"), max_length=60, unique=True)
    length = models.PositiveSmallIntegerField(_("lengte"))

    class Meta:
        verbose_name = _("gekozen termijn")
        verbose_name_plural = _("gekozen termijnen")
        constraints = (
            models.CheckConstraint(condition=Q(length__gte=1), name="alliantie_period_not_zero"),
        )

    def __str__(self) -> str:
        return f"{self.name} {self.length}"
