"""What a new site was given once."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Starter(models.Model):
    """One thing the site began with; what people changed or threw away of it is not given again."""

    key = models.CharField(max_length=120, unique=True)
    given_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("beginstuk")
        verbose_name_plural = _("beginstukken")

    def __str__(self) -> str:
        return self.key
