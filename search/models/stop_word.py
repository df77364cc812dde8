"""A word that does not count in questions, or does in spite of the shipped list."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from search.choices import Effect


class StopWord(models.Model):
    """One folded word."""

    word = models.CharField(_("woord"), max_length=40, unique=True)
    effect = models.CharField(
        _("wat het doet"), max_length=8, choices=Effect, default=Effect.IGNORED
    )

    class Meta:
        verbose_name = _("stopwoord")
        verbose_name_plural = _("stopwoorden")
        ordering = ("word",)

    def __str__(self) -> str:
        return self.word
