"""The address of a question: read it without ever refusing, and write it with one thing changed."""

from typing import Any

from django.http import QueryDict

from .analysis.folding import clean
from .contract import CHOSEN_IN, SearchQuery
from .query import MAX_LENGTH

WORDS, SORT, PAGE = "q", "volgorde", "pagina"
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
NEWEST = "nieuwste"
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
        sort="newest" if params.get(SORT) == NEWEST else "relevance",
    )


def wanted_page(params: QueryDict) -> int:
    """Read the page number; anything else is the first page."""
    text = params.get(PAGE, "1")
    return (
        max(1, int(text)) if text.isascii() and text.isdecimal() and len(text) < MAX_CHOSEN else 1
    )


def address(query: SearchQuery, *, but: tuple[str, str] | None = None) -> str:
    """Write the address of the first page of a question, without one chosen filter value."""
    params = QueryDict(mutable=True)
    if query.text:
        params[WORDS] = query.text
    for field, name in FILTERS.items():
        params.setlist(name, [value for value in query.chosen(field) if (field, value) != but])
    if query.sort == "newest":
        params[SORT] = NEWEST
    return f"?{params.urlencode()}"


def _values(params: QueryDict, name: str) -> tuple[str, ...]:
    values = (clean(value[:MAX_VALUE]).strip() for value in params.getlist(name)[:MAX_CHOSEN])
    return tuple(dict.fromkeys(value for value in values if value))
