"""The search page."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from .contract import SearchQuery
from .finding import find
from .parameters import FILTERS, MAX_PAGE, NEWEST, SORT, address, read_query, wanted_page
from .presenting import chosen_filters, filter_groups, page_of


def search(request: HttpRequest) -> HttpResponse:
    """Show what somebody looks for, as far as this person may see it."""
    query = read_query(request.GET)
    results, found = find(query, request.actor)  # type: ignore[attr-defined] # set by ActorMiddleware
    groups = filter_groups(results)
    context: dict[str, Any] = {
        "query": query,
        "search_words": query.text,
        "results": results,
        "found": found,
        "groups": groups,
        "chosen": chosen_filters(query, groups),
        "kept": _kept(query),
        "sorting": _sorting(query),
        "page": page_of(results, query),
        "too_deep": wanted_page(request.GET) > MAX_PAGE,
        "without_filters": address(SearchQuery(text=query.text)),
        "trail": [{"label": _("Zoeken")}],
    }
    return render(request, "search/index.html", context)


def _kept(query: SearchQuery) -> list[tuple[str, str]]:
    """Give what the form for other words carries along."""
    kept = [(name, value) for field, name in FILTERS.items() for value in query.chosen(field)]
    return [*kept, (SORT, NEWEST)] if query.sort == "newest" else kept


def _sorting(query: SearchQuery) -> list[dict[str, Any]]:
    newest = query.sort == "newest"
    return [
        {"value": "beste", "label": _("Past het best"), "selected": not newest},
        {"value": NEWEST, "label": _("Nieuwste eerst"), "selected": newest},
    ]
