"""Meetings do not go along when a page above them is taken away."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.models import Page

from events.page_permissions import holds_meetings

TAKES_AWAY = frozenset({"delete", "unpublish"})


@hooks.register("before_delete_page")
@hooks.register("before_unpublish_page")
def keep_meetings(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Refuse to take away what meetings stand under; who signed up would not hear of it."""
    return _refused(request) if holds_meetings(page) else None


@hooks.register("before_bulk_action")
def keep_meetings_of_many(
    request: HttpRequest, action_type: str, objects: list[Any], action: Any
) -> HttpResponse | None:
    """Refuse the same for many pages at once."""
    pages = [one for one in objects if isinstance(one, Page)]
    if action_type in TAKES_AWAY and any(holds_meetings(page) for page in pages):
        return _refused(request)
    return None


def _refused(request: HttpRequest) -> HttpResponse:
    words = _(
        "Hier staan bijeenkomsten onder. Mensen hebben zich daarvoor aangemeld. "
        "Zeg ze eerst af, of haal ze van de site onder Bijeenkomsten."
    )
    messages.error(request, words)
    return redirect("events_online")
