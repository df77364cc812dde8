"""The host asks the room: write questions, open and close them, show the result on the big screen."""

from io import BytesIO
from typing import Any

import segno
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from alliantie.http import ActorRequest
from alliantie.signed_in import for_signed_in
from cases.models import CasePage
from events.models import EventPage, PollQuestion, Vote
from events.policies.polling import PollRefusedError
from events.presenting.poll_results import results_of
from events.services import polling, quizzing

from .poll_forms import QuestionForm

WRONG = 400


def _own(request: ActorRequest, slug: str) -> EventPage:
    return get_object_or_404(EventPage.objects.of_host(request.actor), slug=slug)


@for_signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def questions(request: ActorRequest, slug: str) -> HttpResponse:
    """Show the questions of a meeting and write a new one."""
    event = _own(request, slug)
    poll = polling.poll_of(event=event, actor=request.actor)
    form = QuestionForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            polling.add_question(poll=poll, actor=request.actor, wording=form.wording())
        except PollRefusedError as error:
            form.add_error(None, error.sentence)
        else:
            messages.success(request, _("De vraag staat klaar."))
            return redirect("host:poll", slug)
    context: dict[str, Any] = {
        "event": event,
        "poll": poll,
        "form": form,
        "results": results_of(poll),
        "quiz": _quiz_of(event, request),
    }
    status = WRONG if form.is_bound else 200
    return render(request, "events/desk/poll.html", context, status=status)


def _quiz_of(event: EventPage, request: ActorRequest) -> list[dict[str, Any]]:
    """Give what can be asked about the use cases this meeting is linked to."""
    linked = event.links.values_list("page", flat=True)
    cases = CasePage.objects.visible_to(request.actor).filter(pk__in=linked)
    return [
        {"case": case, "proposals": quizzing.proposals_for(case)}
        for case in cases.select_related("organisation")
    ]


@for_signed_in
@require_POST
def quiz(request: ActorRequest, slug: str) -> HttpResponse:
    """Take a proposed quiz question into the poll."""
    event = _own(request, slug)
    case_id, _dash, place = request.POST.get("voorstel", "").partition("-")
    if not (case_id.isdecimal() and place.isdecimal()):
        raise Http404
    linked = event.links.filter(page=case_id).exists()
    case = get_object_or_404(CasePage.objects.visible_to(request.actor), pk=case_id)
    if not linked or int(place) >= len(quizzing.proposals_for(case)):
        raise Http404
    poll = polling.poll_of(event=event, actor=request.actor)
    try:
        quizzing.add_quiz_question(poll=poll, case=case, actor=request.actor, place=int(place))
    except PollRefusedError as error:
        messages.error(request, error.sentence)
    else:
        messages.success(request, _("De quizvraag staat klaar."))
    return redirect("host:poll", slug)


@for_signed_in
@require_POST
def turn(request: ActorRequest, slug: str, pk: int) -> HttpResponse:
    """Open a question to the room, or close it."""
    event = _own(request, slug)
    question = get_object_or_404(PollQuestion, pk=pk, poll__event=event)
    change = polling.open_question if "open" in request.POST else polling.close_question
    try:
        change(question=question, actor=request.actor)
    except PollRefusedError as error:
        messages.error(request, error.sentence)
    back = "host:screen" if "scherm" in request.POST else "host:poll"
    return redirect(back, slug)


@for_signed_in
@require_POST
def hide(request: ActorRequest, slug: str, pk: int) -> HttpResponse:
    """Take an open answer off the screen."""
    event = _own(request, slug)
    answer = get_object_or_404(Vote, pk=pk, question__poll__event=event)
    polling.hide_answer(answer=answer, actor=request.actor)
    return redirect("host:poll", slug)


@for_signed_in
@require_GET
def screen(request: ActorRequest, slug: str) -> HttpResponse:
    """Show the big screen: the code, the question that is open, and what the room says."""
    event = _own(request, slug)
    poll = polling.poll_of(event=event, actor=request.actor)
    shown = results_of(poll)
    current = next((one for one in shown if one.is_open), None)
    last = current or next((one for one in reversed(shown) if one.was_open), None)
    context = {
        "event": event,
        "poll": poll,
        "result": last,
        "address": settings.SITE_URL + reverse("events:poll_enter"),
    }
    return render(request, "events/desk/screen.html", context)


@for_signed_in
@require_GET
def code_drawing(request: ActorRequest, slug: str) -> HttpResponse:
    """Draw the QR code that leads phones to the poll."""
    event = _own(request, slug)
    poll = polling.poll_of(event=event, actor=request.actor)
    drawn = BytesIO()
    address = settings.SITE_URL + reverse("events:poll", args=[poll.code])
    segno.make(address, error="m", micro=False).save(drawn, kind="svg", scale=8, border=2)
    return HttpResponse(drawn.getvalue(), content_type="image/svg+xml")
