"""What every overview with filters shows: a page of rows, filters in words, chips of chosen ones."""

from collections.abc import Mapping
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import QueryDict
from django.utils.functional import cached_property

from alliantie.filters import Chosen, FilterGroup, Option
from cases.overview.choosing import (
    PAGE,
    Filter,
    Filters,
    Sorts,
    counts,
    narrowed,
    read_choice,
)

PAGE_SIZE = 24
# Themes come by number, since nobody knows their order by heart.
BY_NUMBER = "thema"


class FilteredList:
    """An overview as one actor asks for it; `offered` holds only what that actor may see."""

    filters: Filters
    sorts: Sorts
    usual_sort: str

    def __init__(
        self, params: QueryDict, *, offered: Any, words: Mapping[str, Mapping[str, str]]
    ) -> None:
        self.choice = read_choice(params, self.filters, self.sorts, usual_sort=self.usual_sort)
        self._words = words
        self._offered = offered
        self._page = params.get(PAGE, "1")
        self.counts = counts(offered, self.filters, self.choice)

    def listed(self, rows: Any) -> Any:
        """Put what fits in order, with what its cards need."""
        raise NotImplementedError

    @cached_property
    def page(self) -> Page[Any]:
        """Give the rows of this page."""
        fitting = narrowed(self._offered, self.filters, self.choice)
        return Paginator(self.listed(fitting), PAGE_SIZE).get_page(self._page)

    @property
    def total(self) -> int:
        """Give how many fit."""
        return self.page.paginator.count

    @cached_property
    def groups(self) -> list[FilterGroup]:
        """Give the filters that leave something to choose."""
        groups = [self._group(question) for question in self.filters]
        return [group for group in groups if group.options]

    def _group(self, question: Filter) -> FilterGroup:
        words, chosen = self._words[question.name], self.choice.of(question.name)
        numbers = self.counts[question.name]
        options = [
            Option(value, label, numbers.get(value, 0), value in chosen)
            for value, label in words.items()
            if value in chosen or numbers.get(value)
        ]
        if question.name == BY_NUMBER:
            options.sort(key=lambda option: (not option.checked, -option.count, option.label))
        is_open = question.is_open or any(option.checked for option in options)
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
            for value, (label, _fields) in self.sorts.items()
        ]
