"""What the database knows of the index: the mark that both carry."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class IndexState(models.Model):
    """One row: the mark last written to the index.

    An index that carries another mark is not the one we think it is: restored, copied or lost.
    """

    SITE: ClassVar = 1

    mark = models.CharField(_("merk"), max_length=32, blank=True)
    marked_at = models.DateTimeField(_("gemerkt"), auto_now=True)

    class Meta:
        """One row for the site."""

        verbose_name = _("stand van de zoekindex")
        verbose_name_plural = _("stand van de zoekindex")

    def __str__(self) -> str:
        """Give the mark."""
        return self.mark
