"""What the overview of dilemmas shows."""

from typing import Any

from django.http import QueryDict
from django.utils.functional import cached_property

from alliantie.visibility import Actor
from cases.overview import dilemma as overview

from .dilemma_cards import DilemmaCard, dilemma_cards, for_cards
from .filtered import FilteredList


class DilemmaOverview(FilteredList):
    """The overview as one actor asks for it."""

    sorts = overview.SORTS
    usual_sort = overview.NEWEST

    def __init__(self, params: QueryDict, actor: Actor) -> None:
        self.actor = actor
        self.filters = overview.filters_for(actor)
        super().__init__(params, offered=overview.offered_to(actor), words=overview.words())

    def listed(self, rows: Any) -> Any:
        """Put them in order, with what cards need."""
        return for_cards(overview.sorted_by(rows, self.choice.sort))

    @cached_property
    def cards(self) -> list[DilemmaCard]:
        """Give a card for each of them."""
        return dilemma_cards(self.page)

    @property
    def waits_for_you(self) -> bool:
        """Say whether only what waits for this member's advice was asked for."""
        return bool(self.choice.of(overview.FOR_YOU.name))
