"""One link that editors set: in the menu, the footer, the notice or on the page that is not there."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable, Page

from alliantie.links.policies import LinkRefusedError, check_link, check_page

LONGEST_LABEL = 40


class SiteLink(Orderable):
    """Words with a page, whose address it follows, or with an address that was typed."""

    label = models.CharField(_("tekst"), max_length=LONGEST_LABEL)
    page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("pagina"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("De link volgt de pagina als die verhuist, en is er alleen voor wie hem ziet."),
    )
    address = models.CharField(
        _("of een adres"),
        max_length=200,
        blank=True,
        help_text=_("Bijvoorbeeld /praktijkvoorbeelden/ of https://www.example.org/"),
    )

    panels: ClassVar[list[Any]] = [
        FieldPanel("label"),
        FieldPanel("page"),
        FieldPanel("address"),
    ]

    class Meta(Orderable.Meta):
        abstract = True

    def __str__(self) -> str:
        return self.label

    def clean(self) -> None:
        """Take one place to lead to, and only addresses that are safe."""
        super().clean()
        validate_link(page=self.page, address=self.address)


def validate_link(*, page: Page | None, address: str, is_needed: bool = True) -> None:
    """Say in a form what the rule refuses."""
    kind = page.specific_class if page else None
    try:
        check_page(is_for_everybody=getattr(kind, "may_be_linked_around", True))
        check_link(has_page=page is not None, address=address, is_needed=is_needed)
    except LinkRefusedError as error:
        raise ValidationError({error.field: error.sentence}) from error
