"""How complete a use case is: a suggestion to its author, never a hurdle."""

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# What it weighs in the whole, and what to say when it is missing. Most useful to others first.
PARTS: dict[str, tuple[int, str | Promise]] = {
    "title": (6, _("Geef het een titel.")),
    "summary": (8, _("Vat het samen in een paar zinnen.")),
    "approach": (14, _("Vertel wat je hebt gedaan.")),
    "themes": (6, _("Kies minstens één thema.")),
    "went_wrong": (14, _("Vertel wat er misging. Dat helpt anderen het meest.")),
    "result": (10, _("Vertel wat eruit kwam.")),
    "lessons": (8, _("Vertel wat je hebt geleerd.")),
    "repeat": (8, _("Vertel wat een ander nodig heeft om dit te doen.")),
    "problem": (6, _("Vertel wat het probleem was.")),
    "context": (3, _("Vertel waar het speelde.")),
    "lead_picture": (5, _("Kies een beeld.")),
    "organisation": (3, _("Zeg bij welke organisatie het hoort.")),
    "take_along": (4, _("Geef iets mee: een bestand, gegevens of broncode.")),
    "phase": (2, _("Zeg hoe ver het is.")),
    "cost_band": (1, _("Zeg wat het kostte.")),
    "time_band": (1, _("Zeg hoeveel tijd het kostte.")),
    "region": (1, _("Zeg in welke regio het was.")),
}
TEXT_FIRST = _(
    "Zet eerst de kern op de pagina. Nu staat bijna alles in een bijlage, en die kan niet iedereen lezen."
)
WHOLE = sum(weight for weight, _sentence in PARTS.values())


@dataclass(frozen=True)
class Missing:
    """One part that is not there yet, and the sentence that asks for it."""

    name: str
    sentence: str | Promise


@dataclass(frozen=True)
class Completeness:
    """How far a case is; `percentage` runs from 0 to 100."""

    percentage: int
    missing: tuple[Missing, ...]

    @property
    def is_complete(self) -> bool:
        """Say whether nothing is left to suggest."""
        return not self.missing


def completeness(filled: Collection[str], *, leans_on_files: bool = False) -> Completeness:
    """Weigh the parts that are filled; names that are no part do not count.

    That a case leans on its files is said first: more parts would not mend it.
    """
    first = (Missing("text_first", TEXT_FIRST),) if leans_on_files else ()
    reached = sum(weight for name, (weight, _sentence) in PARTS.items() if name in filled)
    return Completeness(
        percentage=reached * 100 // WHOLE,
        missing=first
        + tuple(
            Missing(name, sentence)
            for name, (_weight, sentence) in PARTS.items()
            if name not in filled
        ),
    )
