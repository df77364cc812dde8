"""What the page shows beside the hits: filters in words, chips of chosen ones, tabs, page numbers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import Model
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alliantie.filters import Chosen, FilterGroup, Option

from .asked_log import click_token
from .contract import MEMBER_SOURCE, Facet, Hit, Results, SearchQuery
from .finding import Found
from .parameters import BEST, FILTERS, MAX_PAGE, ORDERS, address, unfiltered, without
from .registry import SearchKind, facet_labels, kinds, named

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
ORDER_LABELS: dict[str, str | Promise] = {
    "relevance": _("Past het best"),
    "newest": _("Nieuwste eerst"),
    "reused": _("Vaakst toegepast"),
}
FROM_MEMBERS = _("Van leden")
# Addresses people see are fixed; search may not import the apps behind them.
NEXT_STEPS = (
    {"label": _("Bekijk alle thema's"), "url": "/themas/"},
    {"label": _("Bekijk alle praktijkvoorbeelden"), "url": "/praktijkvoorbeelden/"},
    {"label": _("Zoek een organisatie die je kunt vragen"), "url": "/organisaties/"},
    {"label": _("Weet je er zelf iets van? Deel je praktijkvoorbeeld"), "url": "/mijn/nieuw/"},
)
# A chosen value that is no longer there must be seen, or nobody could take it away.
UNKNOWN = _("onbekende keuze")
# Groups that stand open from the start; a list with nothing but closed doors invites nobody.
OPEN = {"kind", "theme"}
# So many values of a filter are in sight; the component folds the others away.
IN_SIGHT = 8


@dataclass(frozen=True)
class Card:
    """One hit as its card shows it; a browser reports to `ping` that the title was followed."""

    hit: Hit
    record: Model
    kind: SearchKind
    url: str
    ping: str = ""


@dataclass(frozen=True)
class Tab:
    """One kind of content, or all, with the number of answers."""

    label: str | Promise
    url: str
    count: int
    current: bool


def addresses(query: SearchQuery, results: Results) -> dict[str, str]:
    """Give the questions that are one step away from this one."""
    return {
        "unfiltered": address(unfiltered(query)),
        "literal": address(replace(query, literal=True)),
        "suggestion": address(replace(query, text=results.suggestion, literal=False)),
        "feed": reverse("search:feed") + address(query),
    }


def cards(found: Iterable[Found], query: SearchQuery) -> list[Card]:
    """Give the cards of a page; of a question that is counted, clicks are counted too."""
    return [
        Card(row.hit, row.record, row.kind, row.url, _ping(query, place))
        for place, row in enumerate(found, start=1)
    ]


def _ping(query: SearchQuery, place: int) -> str:
    token = click_token(query.text, place) if query.is_plain else ""
    return f"{reverse('search:click')}?{urlencode({'token': token})}" if token else ""


def tabs(query: SearchQuery, results: Results) -> list[Tab]:
    """Give a tab for every kind with answers, and for what was chosen; one kind alone needs none."""
    counts = {value.value: value.count for value in results.facet("kind").values}
    shown = [kind for kind in kinds() if counts.get(kind.kind) or kind.kind in query.kinds]
    if len(shown) <= 1 and not query.kinds:
        return []
    everything = Tab(
        _("Alles"), address(replace(query, kinds=())), sum(counts.values()), not query.kinds
    )
    return [everything, *(_tab(query, kind, counts.get(kind.kind, 0)) for kind in shown)]


def _tab(query: SearchQuery, kind: SearchKind, count: int) -> Tab:
    chosen = kind.kind in query.kinds
    return Tab(kind.name_of_many, address(replace(query, kinds=(kind.kind,))), count, chosen)


def orders(query: SearchQuery, results: Results) -> list[dict[str, object]]:
    """Give the orders to choose from; re-use only where something was applied."""
    offered = [sort for sort in ORDER_LABELS if sort != "reused" or results.reusable]
    if query.sort not in offered:
        offered.append(query.sort)
    return [
        {
            "value": ORDERS.get(sort, BEST),
            "label": ORDER_LABELS[sort],
            "selected": sort == query.sort,
        }
        for sort in offered
    ]


def filter_groups(results: Results) -> list[FilterGroup]:
    """Give the filters that leave something to choose."""
    groups = [_group(facet) for facet in results.facets]
    return [group for group in groups if group.options]


def chosen_filters(query: SearchQuery, groups: Sequence[FilterGroup]) -> list[Chosen]:
    """Give a chip for every chosen value."""
    fields = {name: field for field, name in FILTERS.items()}
    return [
        Chosen(
            f"{group.label}: {option.label}",
            address(without(query, fields[group.name], option.value)),
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
        Option(value.value, labels.get(value.value, str(UNKNOWN)), value.count, value.selected)
        for value in facet.values
        if value.selected or (value.count and value.value in labels)
    ]
    chosen = any(option.checked for option in options)
    return FilterGroup(
        FILTERS[facet.field],
        QUESTIONS[facet.field],
        _in_order(facet.field, options),
        open=chosen or facet.field in OPEN,
    )


def _in_order(field: str, options: list[Option]) -> list[Option]:
    """Put most answers first, but years newest first; what was chosen never hides in the fold.

    Choosing moves nothing that was in sight, so that the pointer stays on what was clicked.
    """
    if field == "year":
        ranked = sorted(options, key=lambda option: option.value, reverse=True)
    else:
        ranked = sorted(options, key=lambda option: (-option.count, option.label))
    chosen_first = sorted(ranked, key=lambda option: not option.checked)
    in_sight = {option.value for option in chosen_first[:IN_SIGHT]}
    return sorted(ranked, key=lambda option: option.value not in in_sight)


def _labels(facet: Facet) -> dict[str, str]:
    """Give the words for the values of a facet."""
    values = [value.value for value in facet.values]
    if facet.field == "kind":
        return {value: str(kind.name_of_many) for value in values if (kind := named(value))}
    if facet.field == "year":
        return dict(zip(values, values, strict=True))
    if facet.field == "source":
        return {value: str(FROM_MEMBERS) if value == MEMBER_SOURCE else value for value in values}
    return facet_labels(facet.field, values)
