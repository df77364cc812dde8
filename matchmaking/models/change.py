"""What changed on the site, for every worker that keeps facts of it in memory."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from .match import KEY_LENGTH


class Change(models.Model):
    """One thing that changed; one worker prepares it anew, the others must know of it too."""

    key = models.CharField(_("wat"), max_length=KEY_LENGTH)
    noted_at = models.DateTimeField(_("wanneer"), auto_now_add=True, db_index=True)

    class Meta:
        verbose_name = _("verandering")
        verbose_name_plural = _("veranderingen")
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.key


class Turn(models.Model):
    """One row that workers take in turn when they write matches."""

    SITE: ClassVar[int] = 1

    class Meta:
        verbose_name = _("beurt")
        verbose_name_plural = _("beurten")

    def __str__(self) -> str:
        return str(self.pk)
