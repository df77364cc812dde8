"""What was asked, a day at a time, without who asked it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from search.policies import MAX_ASKED
from search.querysets import AskedQueryQuerySet


class AskedQuery(models.Model):
    """One question on one day.

    `askers` has one of 64 bits set for every person who asked (see `search.askers`): many people
    share a bit, so it tells how many there were at least, and never who.
    """

    text = models.CharField(_("zoekvraag"), max_length=MAX_ASKED)
    day = models.DateField(_("dag"), db_index=True)
    times = models.PositiveIntegerField(_("keer gezocht"), default=0)
    found_nothing = models.PositiveIntegerField(_("keer niets gevonden"), default=0)
    clicks = models.PositiveIntegerField(_("keer aangeklikt"), default=0)
    clicked_positions = models.PositiveIntegerField(_("som van de plaatsen"), default=0)
    askers = models.BigIntegerField(_("schets van wie vroegen"), default=0)

    objects = AskedQueryQuerySet.as_manager()

    class Meta:
        verbose_name = _("zoekvraag")
        verbose_name_plural = _("zoekvragen")
        constraints = (models.UniqueConstraint(fields=["text", "day"], name="search_asked_once"),)

    def __str__(self) -> str:
        return f"{self.day}: {self.times}"
