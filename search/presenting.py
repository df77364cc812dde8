"""What the page shows beside the hits: filters in words, chips of chosen ones, page numbers."""

from collections.abc import Sequence

from django.core.paginator import Page, Paginator
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alliantie.filters import Chosen, FilterGroup, Option

from .contract import MEMBER_SOURCE, Facet, Results, SearchQuery
from .parameters import FILTERS, MAX_PAGE, address
from .registry import facet_labels, named

QUESTIONS: dict[str, str | Promise] = {
    "kind": _("Soort"),
    "theme": _("Thema"),
    "organisation": _("Organisatie"),
    "organisation_kind": _("Soort organisatie"),
    "region": _("Provincie of gebied"),
    "year": _("Jaar"),
    "language": _("Taal"),
    "format": _("Werkvorm"),
    "source": _("Bron"),
}
FROM_MEMBERS = _("Van leden")

# Addresses people see are fixed; search may not import the apps behind them.
NEXT_STEPS = (
    {"label": _("Bekijk alle thema's"), "url": "/themas/"},
    {"label": _("Bekijk alle praktijkvoorbeelden"), "url": "/praktijkvoorbeelden/"},
    {"label": _("Zoek een organisatie die je kunt vragen"), "url": "/organisaties/"},
    {"label": _("Weet je er zelf iets van? Deel je praktijkvoorbeeld"), "url": "/mijn/nieuw/"},
)


def filter_groups(results: Results) -> list[FilterGroup]:
    """Give the filters that leave something to choose."""
    groups = [_group(facet) for facet in results.facets]
    return [group for group in groups if group.options]


def chosen_filters(query: SearchQuery, groups: Sequence[FilterGroup]) -> list[Chosen]:
    """Give a chip for every chosen value that still means something."""
    fields = {name: field for field, name in FILTERS.items()}
    return [
        Chosen(
            f"{group.label}: {option.label}",
            address(query, but=(fields[group.name], option.value)),
        )
        for group in groups
        for option in group.options
        if option.checked
    ]


def page_of(results: Results, query: SearchQuery) -> Page[int]:
    """Give the page numbers, no deeper than we let people go."""
    reachable = min(results.total, MAX_PAGE * query.page_size)
    return Paginator(range(reachable), query.page_size).get_page(query.page)


def _group(facet: Facet) -> FilterGroup:
    labels = _labels(facet)
    options = [
        Option(value.value, labels[value.value], value.count, value.selected)
        for value in facet.values
        if value.value in labels
    ]
    options.sort(key=lambda option: (not option.checked, -option.count, option.label))
    chosen = any(option.checked for option in options)
    return FilterGroup(
        FILTERS[facet.field],
        QUESTIONS[facet.field],
        options,
        open=chosen or facet.field in {"kind", "theme"},
    )


def _labels(facet: Facet) -> dict[str, str]:
    """Give the words for the values of a facet; a value nobody knows is not shown."""
    values = [value.value for value in facet.values]
    if facet.field == "kind":
        return {value: str(kind.label) for value in values if (kind := named(value))}
    if facet.field == "source":
        return {value: str(FROM_MEMBERS) if value == MEMBER_SOURCE else value for value in values}
    return facet_labels(facet.field, values)
