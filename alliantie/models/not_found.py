"""What the page says that is not there, as site admins set it."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from alliantie.links.panels import LimitedInlinePanel

from .links import SiteLink

MOST_WAYS = 6


@register_setting(icon="help")
class NotFoundSettings(BaseSiteSetting, ClusterableModel):
    """Words and links for who follows an address that is not there; what is left empty says the usual."""

    title = models.CharField(_("kop"), max_length=80, blank=True)
    text = models.TextField(
        _("tekst"),
        max_length=400,
        blank=True,
        help_text=_("Wat je leeg laat, zegt wat de site altijd zegt. Het zoekveld blijft staan."),
    )

    panels: ClassVar[list[Any]] = [
        FieldPanel("title"),
        FieldPanel("text"),
        LimitedInlinePanel("links", label=_("Link"), max_num=MOST_WAYS),
    ]

    class Meta:
        verbose_name = _("pagina niet gevonden")


class NotFoundLink(SiteLink):
    """A way on from a page that is not there."""

    not_found = ParentalKey(NotFoundSettings, related_name="links", on_delete=models.CASCADE)
