"""The room answers on its phones: no account, one answer a phone to each question."""

from typing import Any

from allauth.account.adapter import get_adapter
from django.core import signing
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from alliantie import throttles
from alliantie.http import ActorRequest
from events.choices import QuestionState
from events.forms.poll import CodeForm, VoteForm
from events.models import Poll, PollQuestion
from events.policies.polling import VOTING_LASTS, PollRefusedError
from events.services import polling

COOKIE, SALT = "stem", "events.poll"
WRONG = 400


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: ActorRequest) -> HttpResponse:
    """Ask for the code of the room."""
    form = CodeForm(request.POST if request.method == "POST" else None)
    if not form.is_bound:
        return render(request, "events/poll/enter.html", {"form": form})
    throttles.hit(scope="poll.code", key=_origin(request), limit=300, seconds=60)
    if form.is_valid() and Poll.objects.filter(code=form.cleaned_data["code"]).exists():
        return redirect("events:poll", form.cleaned_data["code"])
    if form.is_valid():
        form.add_error("code", _("Deze code kennen we niet. Kijk nog eens op het scherm."))
    return render(request, "events/poll/enter.html", {"form": form}, status=WRONG)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def poll(request: ActorRequest, code: str) -> HttpResponse:
    """Show the question that is open and keep one answer of this phone; looking changes nothing."""
    found = Poll.objects.select_related("event").filter(code=code.upper()).first()
    if found is None:
        form = CodeForm({"code": code})
        form.add_error("code", _("Deze code kennen we niet. Kijk nog eens op het scherm."))
        return render(request, "events/poll/enter.html", {"form": form}, status=404)
    open_now = found.questions.filter(state=QuestionState.OPEN).prefetch_related("options")
    question = open_now.first()
    voter = _voter(request)
    if request.method == "POST":
        return _answer(request, found, voter or polling.new_voter())
    return _page(request, found, question, voter)


def _answer(request: ActorRequest, poll: Poll, voter: str) -> HttpResponse:
    """Keep the answer to the question that stood on this phone, which may not be the open one any more."""
    number = request.POST.get("vraag", "")
    asked = poll.questions.filter(pk=number if number.isdecimal() else 0)
    question = asked.prefetch_related("options").first()
    if question is None:
        return redirect("events:poll", poll.code)
    form = VoteForm(request.POST, question=question)
    if not form.is_valid():
        return _page(request, poll, question, voter, form=form, status=WRONG)
    try:
        polling.vote(
            question_id=question.pk,
            voter=voter,
            origin=_origin(request),
            option_id=form.cleaned_data.get("option"),
            text=form.cleaned_data.get("text", ""),
        )
    except PollRefusedError as error:
        form.add_error(None, error.sentence)
        return _page(request, poll, question, voter, form=form, status=WRONG)
    response = redirect("events:poll", poll.code)
    response.set_cookie(
        COOKIE,
        signing.dumps(voter, salt=SALT),
        max_age=int(VOTING_LASTS.total_seconds()),
        path="/stem/",
        secure=request.is_secure(),
        httponly=True,
        samesite="Lax",
    )
    return response


def _page(
    request: ActorRequest,
    poll: Poll,
    question: PollQuestion | None,
    voter: str,
    *,
    form: VoteForm | None = None,
    status: int = 200,
) -> HttpResponse:
    has_voted = bool(
        question and voter and question.votes.filter(voter=voter).exists() and form is None
    )
    context: dict[str, Any] = {
        "meeting": poll.event.title,
        "question": question,
        "has_voted": has_voted,
        "form": form or (VoteForm(question=question) if question else None),
    }
    return render(request, "events/poll/phone.html", context, status=status)


def _voter(request: ActorRequest) -> str:
    """Read the mark of this phone; an altered one is none."""
    try:
        return str(signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT))
    except signing.BadSignature:
        return ""


def _origin(request: ActorRequest) -> str:
    return str(get_adapter(request).get_client_ip(request))
