"""What leads the reader on: a button, cards, a call to action."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from alliantie.validators import validate_address

from .link import LinkBlock, addresses_of
from .looks import ONWARD, PREVIEW
from .reading import address_to

FEWEST_CARDS, MOST_CARDS = 2, 6


class ButtonBlock(blocks.StructBlock):
    """A link that asks to do something."""

    label = blocks.CharBlock(label=_("Tekst"), max_length=60)
    address = blocks.CharBlock(
        label=_("Adres"), max_length=200, search_index=False, validators=[validate_address]
    )

    class Meta:
        label = _("Knop")
        description = _("Eén knop die ergens heen gaat.")
        icon = "link"
        group = ONWARD
        template = "components/blocks/button.html"
        preview_template = PREVIEW

    def get_context(
        self, value: Any, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """Add where it leads; an old button with an unsafe address leads nowhere."""
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        context["url"] = address_to(value["address"] or "")
        return context


class CardBlock(blocks.StructBlock):
    """A title and a few words that lead somewhere."""

    title = blocks.CharBlock(label=_("Kop"), max_length=80)
    text = blocks.TextBlock(label=_("Tekst"), required=False, max_length=240, rows=2)
    link = LinkBlock()

    class Meta:
        label = _("Kaart")
        icon = "doc-full"


class CardsBlock(blocks.StructBlock):
    """Two to six ways to go on."""

    title = blocks.CharBlock(label=_("Kop"), max_length=120)
    cards = blocks.ListBlock(
        CardBlock(), label=_("Kaarten"), min_num=FEWEST_CARDS, max_num=MOST_CARDS
    )

    class Meta:
        label = _("Kaarten")
        description = _("Twee tot zes kaarten naast elkaar die elk ergens heen gaan.")
        icon = "grip"
        group = ONWARD
        template = "components/blocks/cards.html"
        preview_template = PREVIEW

    def get_context(
        self, value: Any, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """Add where each card leads for who reads it."""
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        cards = list(value["cards"])
        urls = addresses_of([card["link"] for card in cards], context)
        context["cards"] = [
            {"title": card["title"], "text": card["text"], "url": url}
            for card, url in zip(cards, urls, strict=True)
        ]
        return context


class CallToActionBlock(blocks.StructBlock):
    """One thing to do, with why."""

    title = blocks.CharBlock(label=_("Kop"), max_length=120)
    text = blocks.TextBlock(label=_("Tekst"), required=False, max_length=300, rows=3)
    label = blocks.CharBlock(label=_("Tekst op de knop"), max_length=60)
    link = LinkBlock()

    class Meta:
        label = _("Oproep")
        description = _("Een vlak met een kop, waarom je iets zou doen, en een knop.")
        icon = "pick"
        group = ONWARD
        template = "components/blocks/call-to-action.html"
        preview_template = PREVIEW

    def get_context(
        self, value: Any, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """Add where the button leads for who reads it."""
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        context["url"] = addresses_of([value["link"]], context)[0]
        return context
