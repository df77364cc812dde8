"""The search page."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from .contract import SearchQuery
from .finding import find
from .parameters import FILTERS, MAX_PAGE, NEWEST, address, read_query, wanted_page
from .presenting import NEXT_STEPS, chosen_filters, filter_groups, page_of


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
        "chosen_values": _chosen_values(query),
        "sorting": _sorting(query),
        "page": page_of(results, query),
        "too_deep": wanted_page(request.GET) > MAX_PAGE,
        "without_filters": address(SearchQuery(text=query.text)),
        "next_steps": NEXT_STEPS,
        "trail": [{"label": _("Zoeken")}],
    }
    return render(request, "search/index.html", context)


def _chosen_values(query: SearchQuery) -> list[tuple[str, str]]:
    """Give what the forms for other words and another order carry along."""
    return [(name, value) for field, name in FILTERS.items() for value in query.chosen(field)]


def _sorting(query: SearchQuery) -> list[dict[str, Any]]:
    newest = query.sort == "newest"
    return [
        {"value": "beste", "label": _("Past het best"), "selected": not newest},
        {"value": NEWEST, "label": _("Nieuwste eerst"), "selected": newest},
    ]
