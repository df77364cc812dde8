"""Plain words: text, a quote, steps, and what opens to its answer."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .looks import INLINE_FEATURES, PREVIEW, WORDS

MOST_STEPS, MOST_ANSWERS = 12, 20


class QuoteBlock(blocks.StructBlock):
    """What somebody said."""

    text = blocks.TextBlock(label=_("Citaat"))
    speaker = blocks.CharBlock(label=_("Wie"), required=False)

    class Meta:
        label = _("Citaat")
        description = _("Wat iemand zei, groot in beeld, met wie het zei.")
        icon = "openquote"
        group = WORDS
        template = "components/blocks/quote.html"
        preview_template = PREVIEW


class StepBlock(blocks.StructBlock):
    """One thing to do."""

    title = blocks.CharBlock(label=_("Stap"), max_length=120)
    text = blocks.RichTextBlock(label=_("Uitleg"), required=False, features=INLINE_FEATURES)

    class Meta:
        label = _("Stap")
        icon = "order"


class StepsBlock(blocks.StructBlock):
    """Things to do one after another."""

    title = blocks.CharBlock(label=_("Kop"), max_length=120)
    steps = blocks.ListBlock(StepBlock(), label=_("Stappen"), min_num=2, max_num=MOST_STEPS)

    class Meta:
        label = _("Stappen")
        description = _("Wat iemand na elkaar doet. De nummers komen er vanzelf voor.")
        icon = "list-ol"
        group = WORDS
        template = "components/blocks/steps.html"
        preview_template = PREVIEW


class AnswerBlock(blocks.StructBlock):
    """A question that opens to its answer."""

    title = blocks.CharBlock(label=_("Kop"))
    text = blocks.RichTextBlock(label=_("Tekst"), features=INLINE_FEATURES)

    class Meta:
        label = _("Vraag en antwoord")
        icon = "collapse-down"


class AccordionBlock(blocks.StructBlock):
    """One or more questions that open to their answers."""

    answers = blocks.ListBlock(
        AnswerBlock(), label=_("Vragen en antwoorden"), min_num=1, max_num=MOST_ANSWERS
    )

    class Meta:
        label = _("Uitklappers")
        description = _("Vragen waarvan het antwoord openklapt. Handig bij veel korte antwoorden.")
        icon = "collapse-down"
        group = WORDS
        template = "components/blocks/accordion.html"
        preview_template = PREVIEW

    def to_python(self, value: Any) -> Any:
        """Read a value of when an accordion was one question."""
        return super().to_python(_as_list(value))

    def bulk_to_python(self, values: Iterable[Any]) -> Any:
        """Read values of when an accordion was one question, in pages and in their older versions."""
        return super().bulk_to_python([_as_list(value) for value in values])


def _as_list(value: Any) -> Any:
    is_old = isinstance(value, dict) and "title" in value and "answers" not in value
    return {"answers": [value]} if is_old else value
