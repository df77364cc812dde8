"""A free tag ("onderwerp")."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from taggit.models import TagBase

from themes.querysets import TagQuerySet


class Tag(TagBase):
    """A word members typed; one row whatever its capitals and accents."""

    free_tagging = True
    key = models.CharField(
        _("sleutel"), max_length=120, unique=True, help_text="name without capitals and accents"
    )

    objects = TagQuerySet.as_manager()

    class Meta:
        verbose_name = _("onderwerp")
        verbose_name_plural = _("onderwerpen")
        ordering = ("name",)
