"""The search page, what it suggests while somebody types, and how a browser learns to search here."""

from dataclasses import replace
from typing import Any
from urllib.parse import urljoin

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from alliantie.filters import FilterGroup

from .asked_log import note_asked
from .caching import kept
from .contract import Results, SearchQuery
from .finding import Found, find
from .helping import offers
from .parameters import MAX_PAGE, address, carried, cut_off, read_query, wanted_page
from .presenting import (
    NEXT_STEPS,
    addresses,
    cards,
    chosen_filters,
    filter_groups,
    orders,
    page_of,
    tabs,
)
from .suggesting import Group, closest, suggest
from .viewers import ActorLike

# A title that was withdrawn is not suggested for longer than this.
SUGGESTIONS_SECONDS = 15
DESCRIPTION_SECONDS = 24 * 60 * 60


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Show what somebody looks for, as far as this person may see it."""
    typed = read_query(request.GET)
    query, results, found = _find(typed, _actor(request))
    _note(request, typed, results)
    groups = filter_groups(results)
    context: dict[str, Any] = {
        "query": query,
        "search_words": query.text,
        "results": results,
        "cards": cards(found, typed),
        "tabs": tabs(query, results),
        "groups": groups,
        "chosen": chosen_filters(query, groups),
        "carried": carried(query),
        "sorting": orders(query, results),
        "page": page_of(results, query),
        "too_deep": wanted_page(request.GET) > MAX_PAGE,
        "cut_off": cut_off(request.GET),
        "addresses": addresses(query, results),
        "trail": [{"label": _("Zoeken")}],
    }
    if not found:
        context |= _ways_on(query, results, groups, _actor(request))
    return render(request, "search/index.html", context)


def _note(request: HttpRequest, query: SearchQuery, results: Results) -> None:
    """Count how a question starts, for editors; steps further into it are no new question."""
    if query.text and query.is_plain and not results.engine_down:
        note_asked(
            text=query.text,
            total=results.total,
            address=str(get_adapter(request).get_client_ip(request)),
        )


def _actor(request: HttpRequest) -> ActorLike:
    actor: ActorLike = request.actor  # type: ignore[attr-defined] # set by ActorMiddleware
    return actor


def _find(query: SearchQuery, actor: ActorLike) -> tuple[SearchQuery, Results, list[Found]]:
    """Find, and give the last page to whoever asks for one further: it is no dead end."""
    results, found = find(query, actor)
    if results.total and not found:
        query = replace(query, page=page_of(results, query).number)
        results, found = find(query, actor)
    return query, results, found


def _ways_on(
    query: SearchQuery, results: Results, groups: list[FilterGroup], actor: ActorLike
) -> dict[str, Any]:
    """Give what the page without answers offers; while the engine is down there is nothing to count."""
    return {
        "offers": [] if results.engine_down else offers(query, groups, actor),
        "closest": closest(query.text, actor),
        "next_steps": NEXT_STEPS,
    }


@require_safe
def suggestions(request: HttpRequest) -> HttpResponse:
    """Give the list under a search field; empty when there is nothing to say."""
    words, groups = _suggested(request)
    context = {
        "groups": groups,
        "total": sum(len(group.hits) for group in groups),
        "words": words,
        "everything": reverse("search:search") + address(SearchQuery(text=words)),
    }
    html = render_to_string("search/suggestions.html", context)
    return kept(HttpResponse(html), request, seconds=SUGGESTIONS_SECONDS)


@require_safe
def browser_suggestions(request: HttpRequest) -> HttpResponse:
    """Give suggestions to the search box of a browser (OpenSearch)."""
    words, groups = _suggested(request)
    hits = [hit for group in groups for hit in group.hits]
    urls = [urljoin(f"{settings.SITE_URL}/", hit.url) for hit in hits]
    answer = [words, [hit.title for hit in hits], [""] * len(hits), urls]
    response = JsonResponse(answer, safe=False, content_type="application/x-suggestions+json")
    return kept(response, request, seconds=SUGGESTIONS_SECONDS)


def _suggested(request: HttpRequest) -> tuple[str, list[Group]]:
    words = read_query(request.GET).text
    return words, suggest(words, _actor(request))


@require_safe
def description(request: HttpRequest) -> HttpResponse:
    """Tell a browser how to search here (OpenSearch)."""
    xml = render_to_string("search/opensearch.xml", {"site_url": settings.SITE_URL})
    response = HttpResponse(xml, content_type="application/opensearchdescription+xml")
    patch_cache_control(response, public=True, max_age=DESCRIPTION_SECONDS)
    return response
