"""The main menu, as site admins set it."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from alliantie.links.panels import LimitedInlinePanel

from .links import SiteLink

MOST_CHOICES = 8  # more words do not fit on one line


@register_setting(icon="list-ul")
class MenuSettings(BaseSiteSetting, ClusterableModel):
    """The main menu."""

    panels: ClassVar[list[Any]] = [
        LimitedInlinePanel("items", label=_("Menukeuze"), max_num=MOST_CHOICES)
    ]

    class Meta:
        verbose_name = _("hoofdmenu")


class MenuItem(SiteLink):
    """One choice in the main menu."""

    menu = ParentalKey(MenuSettings, related_name="items", on_delete=models.CASCADE)
