"""How the network can be reached, as site admins set it."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting


@register_setting(icon="mail")
class ContactSettings(BaseSiteSetting):
    """What the contact page shows; without an e-mail address there is no form."""

    email = models.EmailField(
        _("e-mailadres"),
        blank=True,
        help_text=_("Hier komen de berichten van het contactformulier aan."),
    )
    phone = models.CharField(_("telefoon"), max_length=40, blank=True)
    address = models.TextField(_("postadres of bezoekadres"), max_length=300, blank=True)
    opening_hours = models.TextField(_("wanneer bereikbaar"), max_length=300, blank=True)
    intro = models.TextField(_("inleiding"), max_length=400, blank=True)

    panels: ClassVar[list[Any]] = [
        FieldPanel("intro"),
        FieldPanel("email"),
        FieldPanel("phone"),
        FieldPanel("address"),
        FieldPanel("opening_hours"),
    ]

    class Meta:
        verbose_name = _("contact")
