"""The host's list of who comes: look, check in, take somebody off, take it along."""

import csv
from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from alliantie.http import ActorRequest
from alliantie.signed_in import for_signed_in
from events.choices import RegistrationState
from events.models import BoxQuestion, EventPage, Registration
from events.policies.registering import RegistrationRefusedError
from events.presenting.attendance import attendance_of, balance_headers, box_of, spreadsheet
from events.services import hosts
from events.services.attendance import check_in, mark_absent, undo_check_in
from events.services.doors import revoke_link
from events.services.leaving import remove
from events.services.questions import mark_answered

WRONG = 400
WORDS = "q"


def run_by(request: ActorRequest, slug: str) -> EventPage:
    """Give a meeting this person runs today; any other does not exist here."""
    found = EventPage.objects.filter(slug=slug).select_related("organisation").first()
    if found is None or not hosts.may_run(found, request.actor):
        raise Http404
    return found


@for_signed_in
@require_safe
def attendance(request: ActorRequest, slug: str) -> HttpResponse:
    """List who comes, with a place to look somebody up at the door."""
    return _page(request, run_by(request, slug))


def _page(request: ActorRequest, event: EventPage, status: int = 200) -> HttpResponse:
    words = (request.GET.get(WORDS) or request.POST.get(WORDS) or "").strip()[:80]
    context: dict[str, Any] = {
        "shown": attendance_of(event, words),
        "event": event,
        "headers": balance_headers(),
        "box": box_of(event),
    }
    return render(request, "events/attendance/attendance.html", context, status=status)


@for_signed_in
@require_POST
def let_in(request: ActorRequest, slug: str, reference: UUID) -> HttpResponse:
    """Say that somebody is there."""
    return _act(request, slug, reference, check_in)


@for_signed_in
@require_POST
def let_out(request: ActorRequest, slug: str, reference: UUID) -> HttpResponse:
    """Take that back."""
    return _act(request, slug, reference, undo_check_in)


@for_signed_in
@require_POST
def absent(request: ActorRequest, slug: str, reference: UUID) -> HttpResponse:
    """Say that somebody did not come."""
    return _act(request, slug, reference, mark_absent)


@for_signed_in
@require_POST
def renew_link(request: ActorRequest, slug: str, reference: UUID) -> HttpResponse:
    """Make somebody's personal link worthless; they get a fresh one by mail."""
    return _act(request, slug, reference, revoke_link)


@for_signed_in
@require_POST
def take_off(request: ActorRequest, slug: str, reference: UUID) -> HttpResponse:
    """Take somebody off the list; their seat goes to the first who waits."""
    return _act(request, slug, reference, remove)


def _act(
    request: ActorRequest, slug: str, reference: UUID, act: Callable[..., object]
) -> HttpResponse:
    event = run_by(request, slug)
    rows = Registration.objects.exclude(state=RegistrationState.UNCONFIRMED).select_related("event")
    row = get_object_or_404(rows, event=event, reference=reference)
    try:
        act(registration=row, actor=request.actor)
    except RegistrationRefusedError as error:
        messages.error(request, error.sentence)
        return _page(request, event, WRONG)
    return redirect(f"{reverse('host:attendance', args=[slug])}#komt")


@for_signed_in
@require_POST
def answered(request: ActorRequest, slug: str, pk: int) -> HttpResponse:
    """Tick a question of the box off, or take that back."""
    event = run_by(request, slug)
    asked = get_object_or_404(BoxQuestion, event=event, pk=pk)
    mark_answered(question=asked, actor=request.actor, is_answered=not asked.is_answered)
    return redirect(f"{reverse('host:attendance', args=[slug])}#vragenbus")


@for_signed_in
@require_safe
def export(request: ActorRequest, slug: str) -> HttpResponse:
    """Give the list as a file for a spreadsheet; it holds no addresses."""
    event = run_by(request, slug)
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{_("deelnemers")}-{event.slug}.csv"'
    response.write("\ufeff")  # so that Excel reads it as UTF-8
    csv.writer(response, delimiter=";").writerows(spreadsheet(event))
    return response
