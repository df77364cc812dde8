"""Calendar files and calendars to subscribe to, and the page that explains how."""

import hashlib
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import http_date, quote_etag
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from alliantie.http import ActorRequest
from alliantie.signed_in import for_signed_in
from alliantie.throttles import ONE_MINUTE, hit
from alliantie.visibility import VISITOR
from events.calendaring.addresses import absolute
from events.models import EventPage, PersonalFeed, Series
from events.presenting.feeds import Feed, file_of, personal_feed, public_feed
from events.querysets import EventQuerySet
from events.services.feeds import renew_feed
from organisations.models import Organisation
from themes.models import Theme

from .registering import origin_of

FETCHES_A_MINUTE = 120
CALENDAR = "text/calendar; charset=utf-8"


@require_safe
def calendar_file(request: ActorRequest, slug: str) -> HttpResponse:
    """Give one meeting to add to a calendar."""
    _throttle(request)
    shown = EventPage.objects.visible_to(request.actor).select_related("organisation")
    event = get_object_or_404(shown, slug=slug, starts_at__isnull=False)
    return _answer(request, file_of(event), filename=f"{event.slug}.ics", is_public=False)


@require_safe
def feed(request: ActorRequest) -> HttpResponse:
    """Give all meetings that are for everybody."""
    return _public(request, EventPage.objects.all(), _("Bijeenkomsten open overheid"))


@require_safe
def theme_feed(request: ActorRequest, slug: str) -> HttpResponse:
    """Give the meetings about a theme."""
    theme = get_object_or_404(Theme, slug=slug)
    events = EventPage.objects.filter(themes=theme)
    return _public(request, events, _("Bijeenkomsten over %(about)s") % {"about": theme.label})


@require_safe
def organisation_feed(request: ActorRequest, slug: str) -> HttpResponse:
    """Give the meetings an organisation announced."""
    found = get_object_or_404(Organisation.objects.visible_to(VISITOR), slug=slug)
    events = EventPage.objects.filter(organisation=found)
    return _public(request, events, _("Bijeenkomsten van %(name)s") % {"name": found.name})


@require_safe
def series_feed(request: ActorRequest, slug: str) -> HttpResponse:
    """Give the meetings of a series."""
    series = get_object_or_404(Series, slug=slug)
    events = EventPage.objects.filter(series=series)
    if not events.visible_to(VISITOR).exists():
        raise Http404  # also its name is not for everybody yet
    return _public(request, events, series.title)


@require_safe
def own_feed(request: ActorRequest, secret: str) -> HttpResponse:
    """Give what the owner of this address goes to and organises, without signing in."""
    _throttle(request)
    found = personal_feed(secret, name=_("Mijn bijeenkomsten"))
    if found is None:
        raise Http404
    response = _answer(request, found, filename="mijn-agenda.ics", is_public=False)
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex"
    return response


@for_signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def own_calendar(request: ActorRequest) -> HttpResponse:
    """Explain how to subscribe; the button makes the address, or a new one."""
    user_id = request.actor.user_id
    if request.method == "POST" and user_id is not None:
        renew_feed(user_id=user_id)
        messages.success(request, _("Dit is je nieuwe adres. Een ouder adres werkt niet meer."))
        return redirect("events:own_calendar")
    found = PersonalFeed.objects.filter(user=user_id).first()
    response = render(request, "events/own_calendar.html", _addresses(found))
    response["Referrer-Policy"] = "same-origin"
    return response


def _addresses(found: PersonalFeed | None) -> dict[str, Any]:
    address = absolute(reverse("events:own_feed", args=[found.secret])) if found else ""
    subscribe = f"webcal://{address.partition('://')[2]}" if found else ""
    everything = absolute(reverse("events:feed"))
    return {"address": address, "subscribe": subscribe, "everything": everything, "feed": found}


def _public(request: ActorRequest, events: EventQuerySet, name: str) -> HttpResponse:
    _throttle(request)
    made = public_feed(events, name=name)
    return _answer(request, made, filename="agenda.ics", is_public=True)


def _throttle(request: ActorRequest) -> None:
    origin = origin_of(request)
    hit(scope="calendar", key=origin, limit=FETCHES_A_MINUTE, seconds=ONE_MINUTE)


def _answer(request: ActorRequest, made: Feed, *, filename: str, is_public: bool) -> HttpResponse:
    """Send a calendar, or nothing when the program has this one already.

    What counts is the text: a meeting that was made private leaves without a date of its own.
    """
    etag = quote_etag(hashlib.sha256(made.text.encode()).hexdigest()[:32])
    response = HttpResponse(made.text, content_type=CALENDAR)
    response["Content-Disposition"] = f'attachment; filename="{filename}"'
    response["ETag"] = etag
    if made.changed_at is not None:
        response["Last-Modified"] = http_date(made.changed_at.timestamp())
    patch_cache_control(response, no_cache=True, **{"public" if is_public else "private": True})
    asked = get_conditional_response(request, etag=etag, response=response)
    return asked or response
