"""What the overview shows: cards, filters in words, chips of chosen ones."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.http import QueryDict
from django.utils.functional import cached_property

from alliantie.cards import CaseCard
from alliantie.filters import Chosen, FilterGroup, Option
from alliantie.visibility import Actor
from cases import overview
from cases.cards import case_cards, for_cards
from cases.models import CasePage

PAGE_SIZE = 24
OPEN = frozenset({"thema", "bron"})


class OverviewPresentation:
    """The overview as one actor asks for it."""

    def __init__(self, params: QueryDict, actor: Actor) -> None:
        self.choice = overview.read_choice(params)
        self._words = overview.words()
        self._offered = overview.offered_to(actor)
        self._page = params.get(overview.PAGE, "1")
        self.counts = overview.counts(self._offered, self.choice)

    @cached_property
    def page(self) -> Page[CasePage]:
        """Give the cases of this page."""
        fitting = overview.narrowed(self._offered, self.choice)
        listed = for_cards(overview.sorted_by(fitting, self.choice.sort))
        return Paginator(listed, PAGE_SIZE).get_page(self._page)

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
    def total(self) -> int:
        """Give how many fit."""
        return self.page.paginator.count

    @property
    def register_total(self) -> int:
        """Give how many of them came from a register."""
        chosen = self.choice.of("bron")
        fitting = self.counts["bron"].get(overview.REGISTER, 0)
        return fitting if not chosen or overview.REGISTER in chosen else 0

    @cached_property
    def groups(self) -> list[FilterGroup]:
        """Give the filters that leave something to choose."""
        groups = [self._group(question) for question in overview.FILTERS]
        return [group for group in groups if group.options]

    def _group(self, question: overview.Filter) -> FilterGroup:
        words, chosen = self._words[question.name], self.choice.of(question.name)
        numbers = self.counts[question.name]
        options = [
            Option(value, label, numbers.get(value, 0), value in chosen)
            for value, label in words.items()
            if value in chosen or numbers.get(value)
        ]
        if question.name == "thema":
            options.sort(key=lambda option: (not option.checked, -option.count, option.label))
        is_open = question.name in OPEN or any(option.checked for option in options)
        return FilterGroup(question.name, question.label, options, open=is_open)

    @cached_property
    def chosen(self) -> list[Chosen]:
        """Give a chip for every chosen value that means something."""
        return [
            Chosen(option.label, self.choice.address(without=(group.name, option.value)))
            for group in self.groups
            for option in group.options
            if option.checked
        ]

    @property
    def sorting(self) -> list[dict[str, Any]]:
        """Give the orders to choose from."""
        return [
            {"value": value, "label": label, "selected": value == self.choice.sort}
            for value, (label, _fields) in overview.SORTS.items()
        ]
