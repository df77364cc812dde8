"""Where a card or a button leads."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from alliantie.validators import validate_address

from .reading import address_to, seen_pages


class LinkBlock(blocks.StructBlock):
    """A page of ours or an address, one of both."""

    page = blocks.PageChooserBlock(label=_("Pagina van deze site"), required=False)
    address = blocks.CharBlock(
        label=_("Of een adres"),
        required=False,
        max_length=200,
        search_index=False,
        validators=[validate_address],
        help_text=_("Begint met https:// of met / voor een adres van deze site."),
    )

    class Meta:
        label = _("Waarheen?")
        icon = "link"

    def clean(self, value: Any) -> Any:
        """Refuse two places, and none once the page goes online."""
        cleaned = super().clean(value)
        if cleaned["page"] and cleaned["address"]:
            sentence = _("Kies een pagina of vul een adres in, niet allebei.")
            raise StructBlockValidationError(block_errors={"address": ValidationError(sentence)})
        if not (cleaned["page"] or cleaned["address"] or self.is_deferred_validation):
            sentence = _("Kies een pagina of vul een adres in.")
            raise StructBlockValidationError(block_errors={"page": ValidationError(sentence)})
        return cleaned


def addresses_of(links: Sequence[Mapping[str, Any]], context: Mapping[str, Any]) -> list[str]:
    """Give where each link leads for this reader; empty for a page that is not for them."""
    seen = seen_pages([link["page"] for link in links], context)
    return [
        seen.get(link["page"].pk, "") if link["page"] else address_to(link["address"] or "")
        for link in links
    ]
