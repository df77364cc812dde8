"""The address of a question: read it without ever refusing, write it, and change one thing of it."""

from dataclasses import replace
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from .analysis.folding import clean
from .contract import CHOSEN_IN, SearchQuery
from .query import MAX_LENGTH, MAX_WORDS

WORDS, SORT, PAGE, LITERAL = "q", "volgorde", "pagina", "letterlijk"
# What the filters are called in the address, after the facet they choose from.
FILTERS = {
    "kind": "soort",
    "theme": "thema",
    "organisation": "organisatie",
    "organisation_kind": "organisatiesoort",
    "region": "regio",
    "year": "jaar",
    "language": "taal",
    "format": "werkvorm",
    "source": "bron",
}
# What the orders are called in the address; what is not here stands in the best order.
ORDERS = {"newest": "nieuwste", "reused": "toegepast"}
BEST = "beste"
PAGE_SIZE = 20
# Nobody reads the thousandth hit; every page further costs the engine more.
MAX_PAGE = 50
MAX_CHOSEN, MAX_VALUE = 25, 100


def read_query(params: QueryDict) -> SearchQuery:
    """Read a question; what cannot be meant is left out."""
    chosen: dict[str, Any] = {
        CHOSEN_IN[field]: _values(params, name) for field, name in FILTERS.items()
    }
    return SearchQuery(
        text=clean(params.get(WORDS, "")[:MAX_LENGTH]).strip(),
        **chosen,
        page=min(wanted_page(params), MAX_PAGE),
        page_size=PAGE_SIZE,
        sort=next((sort for sort, name in ORDERS.items() if params.get(SORT) == name), "relevance"),
        literal=params.get(LITERAL) == "1",
    )


def cut_off(params: QueryDict) -> str:
    """Say how much of a long question was used, in words for the screen; nothing for a short one."""
    text = params.get(WORDS, "")
    if len(text) > MAX_LENGTH:
        return _("%(most)d tekens") % {"most": MAX_LENGTH}
    if len(text.split()) > MAX_WORDS:
        return _("%(most)d woorden") % {"most": MAX_WORDS}
    return ""


def wanted_page(params: QueryDict) -> int:
    """Read the page number; anything else is the first page."""
    text = params.get(PAGE, "1")
    return (
        max(1, int(text)) if text.isascii() and text.isdecimal() and len(text) < MAX_CHOSEN else 1
    )


def address(query: SearchQuery) -> str:
    """Write the address of the first page of a question."""
    params = QueryDict(mutable=True)
    for name, value in pairs(query):
        params.appendlist(name, value)
    return f"?{params.urlencode()}"


def pairs(query: SearchQuery) -> list[tuple[str, str]]:
    """Give a question as names and values, the first page of it."""
    written = [(WORDS, query.text)] if query.text else []
    written += [(name, value) for field, name in FILTERS.items() for value in query.chosen(field)]
    if query.sort in ORDERS:
        written.append((SORT, ORDERS[query.sort]))
    return [*written, (LITERAL, "1")] if query.literal else written


def carried(query: SearchQuery) -> list[tuple[str, str]]:
    """Give what goes along when somebody types other words: filters and order."""
    return pairs(replace(query, text="", literal=False))


def without(query: SearchQuery, field: str, value: str) -> SearchQuery:
    """Take one chosen filter value away."""
    left: dict[str, Any] = {
        CHOSEN_IN[field]: tuple(chosen for chosen in query.chosen(field) if chosen != value)
    }
    return replace(query, **left)


def unfiltered(query: SearchQuery) -> SearchQuery:
    """Take all filters away."""
    nothing: dict[str, Any] = dict.fromkeys(CHOSEN_IN.values(), ())
    return replace(query, **nothing)


def _values(params: QueryDict, name: str) -> tuple[str, ...]:
    values = (clean(value[:MAX_VALUE]).strip() for value in params.getlist(name)[:MAX_CHOSEN])
    return tuple(dict.fromkeys(value for value in values if value))
