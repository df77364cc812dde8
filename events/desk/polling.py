"""The host asks the room: write questions, open and close them, take away, show the result."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from alliantie.http import ActorRequest
from alliantie.signed_in import for_signed_in
from events.models import EventPage, Poll, PollQuestion, Vote
from events.policies.polling import PollRefusedError, is_on
from events.presenting.poll_results import results_of
from events.services import polling, quizzing

from .access import run_event
from .keyed import keep_once
from .poll_forms import ProposalForm, QuestionForm
from .poll_screen import phone_address

WRONG = 400


@for_signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def questions(request: ActorRequest, slug: str) -> HttpResponse:
    """Show the questions of a meeting and write a new one."""
    event = run_event(request.actor, slug)
    if request.method != "POST":
        return _page(request, event, QuestionForm())
    form = QuestionForm(request.POST)
    if not form.is_valid():
        return _page(request, event, form, WRONG)
    wording = form.wording()

    def add() -> PollQuestion:
        return polling.add_question(event=event, actor=request.actor, wording=wording)

    try:
        keep_once(request, form, "poll.question", add)
    except PollRefusedError as error:
        form.add_error(None, error.sentence)
        return _page(request, event, form, WRONG)
    messages.success(request, _("De vraag staat klaar."))
    return redirect("host:poll", slug)


def _page(
    request: ActorRequest, event: EventPage, form: QuestionForm, status: int = 200
) -> HttpResponse:
    poll = Poll.objects.filter(event=event).first()
    results = results_of(poll)
    context: dict[str, Any] = {
        "event": event,
        "poll": poll,
        "is_on": poll and is_on(poll.opened_at, poll.closed_at, timezone.now()),
        "has_result": any(one.was_open for one in results),
        "form": form,
        "address": phone_address(),
        "results": results,
        "quiz": quizzing.offers_for(event),
        "key": ProposalForm().initial["key"],
    }
    return render(request, "events/desk/poll.html", context, status=status)


@for_signed_in
@require_POST
def quiz(request: ActorRequest, slug: str) -> HttpResponse:
    """Take a proposed quiz question into the poll."""
    event = run_event(request.actor, slug)
    form = ProposalForm(request.POST)
    if not form.is_valid():
        raise Http404
    case, text = form.cleaned_data["case"], form.cleaned_data["text"]

    def add() -> PollQuestion:
        return quizzing.add_quiz_question(event=event, case_id=case, actor=request.actor, text=text)

    done = _("De quizvraag staat klaar.")
    return _do(request, slug, lambda: keep_once(request, form, "poll.quiz", add), done)


@for_signed_in
@require_POST
def turn(request: ActorRequest, slug: str, pk: int) -> HttpResponse:
    """Open a question to the room, close it, or throw it away."""
    event = run_event(request.actor, slug)
    question = get_object_or_404(
        PollQuestion.objects.select_related("poll__event"), pk=pk, poll__event=event
    )
    change: Callable[..., None] = polling.close_question
    if "open" in request.POST:
        change = quizzing.open_checked
    elif "weg" in request.POST:
        change = polling.drop_question
    return _do(request, slug, lambda: change(question=question, actor=request.actor))


@for_signed_in
@require_POST
def hide(request: ActorRequest, slug: str, pk: int) -> HttpResponse:
    """Take an answer in somebody's own words away."""
    event = run_event(request.actor, slug)
    answer = get_object_or_404(Vote, pk=pk, question__poll__event=event)
    done = _("Het antwoord is weg.")
    return _do(request, slug, lambda: polling.hide_answer(answer=answer, actor=request.actor), done)


@for_signed_in
@require_POST
def stop(request: ActorRequest, slug: str) -> HttpResponse:
    """End the poll; the code leads nowhere from now on."""
    poll = get_object_or_404(Poll, event=run_event(request.actor, slug))
    done = _("De code werkt niet meer. De uitslag blijft bewaard.")
    return _do(request, slug, lambda: polling.stop(poll=poll, actor=request.actor), done)


@for_signed_in
@require_POST
def show(request: ActorRequest, slug: str) -> HttpResponse:
    """Put the result on the page of the meeting, or take it off."""
    poll = get_object_or_404(Poll, event=run_event(request.actor, slug))
    is_shown = "weg" not in request.POST
    done = (
        _("De uitslag staat bij de bijeenkomst.")
        if is_shown
        else _("De uitslag staat niet meer bij de bijeenkomst.")
    )

    def change() -> None:
        polling.show_results(poll=poll, actor=request.actor, is_shown=is_shown)

    return _do(request, slug, change, done)


def _do(
    request: ActorRequest, slug: str, change: Callable[[], None], done: str = ""
) -> HttpResponse:
    """Do it, or say why not; then back to where the host was."""
    try:
        change()
    except PollRefusedError as error:
        messages.error(request, error.sentence)
    else:
        if done:
            messages.success(request, done)
    return redirect("host:screen" if "scherm" in request.POST else "host:poll", slug)
