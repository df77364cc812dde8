"""What of the shipped list was offered before."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ShippedRule(models.Model):
    """Remembers a shipped rule for good, so that what an editor changed or threw away stays so."""

    key = models.CharField(_("sleutel"), max_length=120, unique=True)

    class Meta:
        verbose_name = _("meegeleverde regel")
        verbose_name_plural = _("meegeleverde regels")

    def __str__(self) -> str:
        return self.key
