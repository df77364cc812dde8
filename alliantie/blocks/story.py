"""The blocks of an editorial page."""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.stream_block import StreamBlockValidationError

from .document import DocumentBlock
from .embed import EmbedBlock
from .latest import LatestBlock
from .looks import PREVIEW, WORDS
from .onward import ButtonBlock, CallToActionBlock, CardsBlock
from .picture import PictureBlock
from .table import TableBlock
from .text import AccordionBlock, QuoteBlock, StepsBlock

MOST_BLOCKS, MOST_ASKING = 60, 4
HEADING = re.compile(r"<h([23])\b")
# Blocks with a heading of their own, of the same level as the highest in a text.
HEADED = frozenset({"steps", "cards", "call_to_action", "latest", "people"})


class StoryBlock(blocks.StreamBlock):
    """What an editorial page is made of."""

    text = blocks.RichTextBlock(
        label=_("Tekst"),
        features=["h2", "h3", "bold", "italic", "ol", "ul", "link"],
        group=WORDS,
        icon="pilcrow",
        description=_("Gewone tekst met koppen, lijsten en links."),
        template="components/blocks/text.html",
        preview_template=PREVIEW,
    )
    quote = QuoteBlock()
    steps = StepsBlock()
    accordion = AccordionBlock()
    picture = PictureBlock()
    table = TableBlock()
    document = DocumentBlock()
    embed = EmbedBlock()
    button = ButtonBlock()
    cards = CardsBlock()
    call_to_action = CallToActionBlock()
    latest = LatestBlock()

    class Meta:
        max_num = MOST_BLOCKS
        # Each of these asks the database.
        block_counts = {"latest": {"max_num": MOST_ASKING}}  # noqa: RUF012 - Wagtail's own form

    def clean(self, value: Any) -> Any:
        """Refuse a heading that skips a level, once the page goes online."""
        cleaned = super().clean(value)
        jump = None if self.is_deferred_validation else _first_jump(cleaned)
        if jump is not None:
            sentence = _(
                "Deze tekst begint met een kleine kop (H3). Zet er eerst een grotere kop (H2) boven, "
                "of maak van deze kop een H2."
            )
            raise StreamBlockValidationError(block_errors={jump: ValidationError(sentence)})
        return cleaned


def _first_jump(story: Any) -> int | None:
    """Find the first text with a small heading while no larger one came before it."""
    for index, child in enumerate(story):
        if child.block_type in HEADED:
            return None
        levels = HEADING.findall(child.value.source) if child.block_type == "text" else []
        if levels:
            return index if levels[0] == "3" else None
    return None
