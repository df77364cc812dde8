"""How to hold one kind of meeting."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.fields import RichTextField

from events.choices import EventFormat

from .event import TEXT_FEATURES


class Recipe(models.Model):
    """How to hold one kind of meeting; editors keep it, hosts read it."""

    format = models.CharField(_("werkvorm"), max_length=20, choices=EventFormat, unique=True)
    summary = models.CharField(_("in een zin"), max_length=200)
    minutes_from = models.PositiveSmallIntegerField(_("duur vanaf (minuten)"))
    minutes_to = models.PositiveSmallIntegerField(_("duur tot (minuten)"))
    people_from = models.PositiveSmallIntegerField(_("groep vanaf"))
    people_to = models.PositiveSmallIntegerField(_("groep tot"))
    materials = models.TextField(_("wat heb je nodig?"), max_length=1000, blank=True)
    access = models.TextField(_("zo kan iedereen meedoen"), max_length=1000, blank=True)
    steps = RichTextField(_("zo doe je het"), blank=True, features=TEXT_FEATURES)

    class Meta:
        verbose_name = _("recept")
        verbose_name_plural = _("recepten")
        ordering = ("format",)

    def __str__(self) -> str:
        return str(EventFormat(self.format).label)
