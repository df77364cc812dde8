"""What the overview of use cases shows."""

from typing import Any

from django.http import QueryDict
from django.utils.functional import cached_property

from alliantie.cards import CaseCard
from alliantie.visibility import Actor
from cases.cards import case_cards, for_cards
from cases.overview import case as overview

from .filtered import FilteredList


class OverviewPresentation(FilteredList):
    """The overview as one actor asks for it."""

    filters = overview.FILTERS
    sorts = overview.SORTS
    usual_sort = overview.NEWEST

    def __init__(self, params: QueryDict, actor: Actor) -> None:
        super().__init__(params, offered=overview.offered_to(actor), words=overview.words())

    def listed(self, rows: Any) -> Any:
        """Put members' own first, with what cards need."""
        return for_cards(overview.sorted_by(rows, self.choice.sort))

    @cached_property
    def cards(self) -> list[CaseCard]:
        """Give a card for each of them."""
        return case_cards(self.page)

    @property
    def own(self) -> list[CaseCard]:
        """Give what members wrote."""
        return [card for card in self.cards if not card.from_register]

    @property
    def from_register(self) -> list[CaseCard]:
        """Give what came from a register; it always stands below."""
        return [card for card in self.cards if card.from_register]

    @property
    def register_total(self) -> int:
        """Give how many of them came from a register."""
        chosen = self.choice.of("bron")
        fitting = self.counts["bron"].get(overview.REGISTER, 0)
        return fitting if not chosen or overview.REGISTER in chosen else 0
