"""A film or map of another site, behind a click."""

from typing import Any
from zlib import crc32

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from alliantie.validators import site_of, validate_address

from .looks import PREVIEW, SHOWN
from .players import frame_of
from .reading import address_to


def validate_web_address(value: str) -> None:
    """Refuse what is not on the web: a film of our own is a recording of a meeting."""
    if not value.lower().startswith("https://") or not site_of(value):
        raise ValidationError(
            _(
                "Een film of kaart heeft een adres dat begint met https://. Kopieer het uit je browser."
            )
        )


class EmbedBlock(blocks.StructBlock):
    """Says whose site it is; that site knows of nobody who does not click."""

    title = blocks.CharBlock(label=_("Wat is het?"), max_length=120)
    address = blocks.CharBlock(
        label=_("Adres"),
        max_length=500,
        search_index=False,
        validators=[validate_address, validate_web_address],
        help_text=_("Films van YouTube en Vimeo en kaarten van OpenStreetMap gaan hier open."),
    )
    text = blocks.TextBlock(
        label=_("Wat is er te zien en te horen?"),
        max_length=5000,
        rows=4,
        help_text=_("Voor wie het niet kan zien of horen, en voor wie niet wil klikken."),
    )

    class Meta:
        label = _("Film of kaart")
        description = _("Van een andere site. Er wordt pas iets geladen als iemand klikt.")
        icon = "media"
        group = SHOWN
        template = "components/blocks/embed.html"
        preview_template = PREVIEW

    def get_context(
        self, value: Any, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """Add the link, and the player where the page itself may show one: in the CMS it may not."""
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        address = address_to(value["address"] or "")
        is_preview = getattr(context.get("request"), "is_preview", False)
        context["url"], context["host"] = address, site_of(address)
        context["player"] = "" if is_preview else frame_of(address)
        context["name"] = f"scherm-{crc32(address.encode())}"
        return context
