"""What is new of a kind, kept up to date by itself."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from alliantie.latest import choices, newest

from .looks import BY_ITSELF, PREVIEW
from .reading import reader_of

USUAL, MOST = 3, 12


class LatestBlock(blocks.StructBlock):
    """The newest of one kind, as far as the reader may see them."""

    title = blocks.CharBlock(label=_("Kop"), max_length=120)
    kind = blocks.ChoiceBlock(label=_("Wat?"), choices=choices)
    number = blocks.IntegerBlock(label=_("Hoeveel?"), min_value=1, max_value=MOST, default=USUAL)

    class Meta:
        label = _("Het nieuwste")
        description = _(
            "De nieuwste praktijkvoorbeelden, bijeenkomsten en meer. Iedereen ziet wat voor hem is."
        )
        icon = "history"
        group = BY_ITSELF
        template = "components/blocks/latest.html"
        preview_template = PREVIEW

    def get_context(
        self, value: Any, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """Add what this reader may see; nothing for a version that is kept."""
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        reader = reader_of(context)
        if reader is not None:
            number = min(value["number"] or USUAL, MOST)
            context["shown"] = newest(value["kind"] or "", reader, number)
        return context
