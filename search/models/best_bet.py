"""A result that editors put on top."""

from django.contrib.admin import display
from django.db import models
from django.utils.translation import gettext_lazy as _

from search.policies import split_expressions
from search.querysets import BestBetQuerySet


class BestBet(models.Model):
    """What stands on top when somebody asks exactly one of these questions.

    Only the key is kept: title and address are read when shown, so that nothing of a page that was
    taken away stays behind here.
    """

    questions = models.TextField(_("bij welke zoekvragen"))
    key = models.CharField(_("sleutel"), max_length=120, db_index=True)
    position = models.PositiveSmallIntegerField(_("volgorde"), default=1)
    until = models.DateField(
        _("tot en met"), null=True, blank=True, help_text=_("Leeg: totdat je het weghaalt.")
    )

    objects = BestBetQuerySet.as_manager()

    class Meta:
        verbose_name = _("vastgezet resultaat")
        verbose_name_plural = _("vastgezette resultaten")
        ordering = ("position", "pk")

    def __str__(self) -> str:
        return ", ".join(split_expressions(self.questions))

    @display(description=_("Bij welke zoekvragen"), ordering="questions")
    def questions_shown(self) -> str:
        """Give the questions on one line."""
        return str(self)
