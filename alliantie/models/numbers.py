"""What was counted of a month."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class MonthlyNumber(models.Model):
    """One total of one month; nobody can be found in it, so erasing somebody changes nothing here.

    The row without a part is the whole, and says that the month was counted. Small numbers are kept,
    for months are added up; what is shown of them, `numbers.hiding` decides.
    """

    measure = models.CharField(_("wat"), max_length=40)
    month = models.DateField(_("maand"))
    part = models.CharField(_("deel"), max_length=60, blank=True)
    number = models.PositiveIntegerField(_("aantal"))
    counted_at = models.DateTimeField(_("geteld op"))

    class Meta:
        verbose_name = _("maandcijfer")
        verbose_name_plural = _("maandcijfers")
        ordering = ("month", "measure", "part")
        constraints = (
            models.UniqueConstraint(
                fields=["month", "measure", "part"], name="alliantie_number_once"
            ),
            models.CheckConstraint(
                condition=Q(month__day=1), name="alliantie_number_of_whole_month"
            ),
        )

    def __str__(self) -> str:
        return f"{self.measure} {self.month:%Y-%m} {self.part}"
