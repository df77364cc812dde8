"""What editors set for the whole site: main menu, footer, notice."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import RichTextField
from wagtail.models import Orderable


@register_setting(icon="list-ul")
class MenuSettings(BaseSiteSetting, ClusterableModel):
    """The main menu."""

    panels: ClassVar[list[Any]] = [InlinePanel("items", label=_("Menukeuze"), max_num=7)]

    class Meta:
        verbose_name = _("hoofdmenu")


class MenuItem(Orderable):
    """One choice in the main menu: an address on this site and its words."""

    menu = ParentalKey(MenuSettings, related_name="items", on_delete=models.CASCADE)
    label = models.CharField(_("tekst"), max_length=40)
    address = models.CharField(
        _("adres"), max_length=200, help_text=_("Bijvoorbeeld /praktijkvoorbeelden/")
    )

    panels: ClassVar[list[Any]] = [FieldPanel("label"), FieldPanel("address")]

    def __str__(self) -> str:
        return self.label


@register_setting(icon="doc-full")
class FooterSettings(BaseSiteSetting):
    """The text at the foot of every page."""

    text = RichTextField(_("tekst"), blank=True, features=["bold", "link"])
    contact_email = models.EmailField(_("e-mailadres voor vragen"), blank=True)

    panels: ClassVar[list[Any]] = [FieldPanel("text"), FieldPanel("contact_email")]

    class Meta:
        verbose_name = _("voet van de site")


@register_setting(icon="warning")
class NoticeSettings(BaseSiteSetting):
    """A notice on top of every page, for instance about maintenance."""

    text = models.CharField(_("mededeling"), max_length=300, blank=True)
    is_shown = models.BooleanField(_("toon de mededeling"), default=False)

    panels: ClassVar[list[Any]] = [FieldPanel("text"), FieldPanel("is_shown")]

    class Meta:
        verbose_name = _("mededeling")
