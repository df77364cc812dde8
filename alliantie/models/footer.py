"""The foot of every page, as site admins set it."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import RichTextField
from wagtail.models import Orderable

from alliantie.links.panels import LimitedInlinePanel

from .links import LONGEST_LABEL, SiteLink

MOST_COLUMNS = 4
MOST_LINKS = 12  # of one column


@register_setting(icon="doc-full")
class FooterSettings(BaseSiteSetting, ClusterableModel):
    """The text and the columns of links at the foot; without columns the usual ones are shown."""

    text = RichTextField(_("tekst"), blank=True, features=["bold", "link"])

    panels: ClassVar[list[Any]] = [
        FieldPanel("text"),
        LimitedInlinePanel(
            "columns",
            label=_("Kolom"),
            max_num=MOST_COLUMNS,
            help_text=_("Zonder kolommen staan de gewone links er."),
        ),
    ]

    class Meta:
        verbose_name = _("voet van de site")


class FooterColumn(Orderable, ClusterableModel):
    """Links under one heading."""

    footer = ParentalKey(FooterSettings, related_name="columns", on_delete=models.CASCADE)
    heading = models.CharField(_("kop"), max_length=LONGEST_LABEL)

    panels: ClassVar[list[Any]] = [
        FieldPanel("heading"),
        LimitedInlinePanel("links", label=_("Link"), max_num=MOST_LINKS),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("kolom in de voet")

    def __str__(self) -> str:
        return self.heading


class FooterLink(SiteLink):
    """One link in a column."""

    column = ParentalKey(FooterColumn, related_name="links", on_delete=models.CASCADE)
