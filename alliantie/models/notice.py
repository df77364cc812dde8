"""The notice on top of every page, as editors set it."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from alliantie.choices import NoticeKind

from .links import LONGEST_LABEL, validate_link


@register_setting(icon="warning")
class NoticeSettings(BaseSiteSetting):
    """A notice, for instance about maintenance; moments are kept in UTC and typed as Dutch time."""

    text = models.CharField(_("mededeling"), max_length=300, blank=True)
    kind = models.CharField(
        _("soort"), max_length=16, choices=NoticeKind, default=NoticeKind.INFORMATION
    )
    is_shown = models.BooleanField(_("toon de mededeling"), default=False)
    shown_from = models.DateTimeField(
        _("tonen vanaf"), null=True, blank=True, help_text=_("Leeg: meteen.")
    )
    shown_until = models.DateTimeField(
        _("tonen tot"), null=True, blank=True, help_text=_("Leeg: tot je hem zelf weghaalt.")
    )
    link_label = models.CharField(_("tekst van de link"), max_length=LONGEST_LABEL, blank=True)
    page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("pagina"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    address = models.CharField(_("of een adres"), max_length=200, blank=True)

    panels: ClassVar[list[Any]] = [
        FieldPanel("text"),
        FieldPanel("kind"),
        FieldPanel("is_shown"),
        FieldRowPanel([FieldPanel("shown_from"), FieldPanel("shown_until")]),
        MultiFieldPanel(
            [FieldPanel("link_label"), FieldPanel("page"), FieldPanel("address")],
            heading=_("Link erbij"),
        ),
    ]

    class Meta:
        verbose_name = _("mededeling")

    def clean(self) -> None:
        """Take an end after the beginning, and a whole link or none."""
        super().clean()
        if self.shown_from and self.shown_until and self.shown_from >= self.shown_until:
            raise ValidationError({"shown_until": _("Kies een einde dat na het begin ligt.")})
        validate_link(page=self.page, address=self.address, is_needed=bool(self.link_label))
        if (self.page_id or self.address) and not self.link_label:
            raise ValidationError({"link_label": _("Schrijf waar de link heen gaat.")})
