"""What hangs in the room and what the host takes along: the big screen, the QR code, the file."""

import csv
from io import BytesIO
from urllib.parse import urlsplit

import segno
from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_safe

from alliantie.http import ActorRequest
from alliantie.signed_in import for_signed_in
from events.choices import QuestionState
from events.models import Poll
from events.policies.polling import is_on
from events.presenting.poll_results import results_of, spreadsheet

from .access import run_event


def phone_address() -> str:
    """Give the address people type on their phone, as short as it can be said."""
    return urlsplit(settings.SITE_URL).netloc + reverse("events:poll_enter")


@for_signed_in
@require_safe
def screen(request: ActorRequest, slug: str) -> HttpResponse:
    """Show the big screen: the code, the question that is asked, and what the room says."""
    event = run_event(request.actor, slug)
    poll = Poll.objects.filter(event=event).first()
    results = results_of(poll)
    current = next((one for one in results if one.is_open), None)
    ready = (one for one in results if one.state == QuestionState.READY)
    context = {
        "event": event,
        "poll": poll,
        "is_on": poll and is_on(poll.opened_at, poll.closed_at, timezone.now()),
        "result": current or next((one for one in reversed(results) if one.was_open), None),
        "next": next(ready, None),
        "address": phone_address(),
    }
    return render(request, "events/desk/screen.html", context)


@for_signed_in
@require_GET
def code_drawing(request: ActorRequest, slug: str) -> HttpResponse:
    """Draw the QR code that leads phones to the poll."""
    poll = Poll.objects.filter(event=run_event(request.actor, slug)).first()
    if poll is None:
        raise Http404
    drawn = BytesIO()
    address = settings.SITE_URL + reverse("events:poll", args=[poll.code])
    segno.make(address, error="m", micro=False).save(drawn, kind="svg", scale=8, border=2)
    return HttpResponse(drawn.getvalue(), content_type="image/svg+xml")


@for_signed_in
@require_GET
def export(request: ActorRequest, slug: str) -> HttpResponse:
    """Give what the room said as a file for a spreadsheet."""
    event = run_event(request.actor, slug)
    poll = Poll.objects.filter(event=event).first()
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{_("uitslag")}-{event.slug}.csv"'
    response.write("\ufeff")  # so that Excel reads it as UTF-8
    csv.writer(response, delimiter=";").writerows(spreadsheet(poll))
    return response
