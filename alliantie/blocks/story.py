"""The blocks of an editorial page."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageBlock


class ButtonBlock(blocks.StructBlock):
    """A link that asks to do something."""

    label = blocks.CharBlock(label=_("tekst"), max_length=60)
    address = blocks.CharBlock(label=_("adres"), max_length=200)

    class Meta:
        label = _("Knop")
        icon = "link"
        template = "components/blocks/button.html"


class QuoteBlock(blocks.StructBlock):
    """What somebody said."""

    text = blocks.TextBlock(label=_("citaat"))
    speaker = blocks.CharBlock(label=_("wie"), required=False)

    class Meta:
        label = _("Citaat")
        icon = "openquote"
        template = "components/blocks/quote.html"


class AccordionBlock(blocks.StructBlock):
    """A question that opens to its answer."""

    title = blocks.CharBlock(label=_("kop"))
    text = blocks.RichTextBlock(label=_("tekst"), features=["bold", "italic", "ol", "ul", "link"])

    class Meta:
        label = _("Uitklapper")
        icon = "collapse-down"
        template = "components/blocks/accordion.html"


class StoryBlock(blocks.StreamBlock):
    """What an editorial page is made of."""

    text = blocks.RichTextBlock(
        label=_("Tekst"), features=["h2", "h3", "bold", "italic", "ol", "ul", "link"]
    )
    picture = ImageBlock(label=_("Beeld"), template="components/blocks/picture.html")
    quote = QuoteBlock()
    button = ButtonBlock()
    accordion = AccordionBlock()
