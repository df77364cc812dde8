"""The room answers on its phones: no account, one answer a phone to each question."""

from dataclasses import dataclass

from django.core import signing
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from alliantie.http import ActorRequest
from events.choices import QuestionState
from events.forms.poll import CodeForm, VoteForm
from events.models import Poll, PollQuestion
from events.policies.polling import VOTING_LASTS, PollRefusedError
from events.services import voting
from events.services.quizzing import tellable

from .registering import origin_of

COOKIE, SALT = "stem", "events.poll"
WRONG, NOWHERE = 400, 404
LOOKS_AGAIN = 10  # seconds; two hundred phones then ask twenty times a second
LASTS = int(VOTING_LASTS.total_seconds())


@dataclass(frozen=True)
class Phone:
    """A phone as its cookie says: in which poll it is, and its mark there."""

    poll: int | None = None
    voter: str = ""


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: ActorRequest) -> HttpResponse:
    """Ask for the code of the room; where it leads is found out at its own address."""
    form = CodeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        return redirect("events:poll", form.cleaned_data["code"])
    return render(
        request, "events/poll/enter.html", {"form": form}, status=WRONG if form.is_bound else 200
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def poll(request: ActorRequest, code: str) -> HttpResponse:
    """Show the question that is asked now and keep one answer of this phone; looking changes nothing."""
    phone = _phone(request)
    found = voting.find_poll(code=code, origin=origin_of(request), known=phone.poll)
    if found is None:
        return _nowhere(request, code)
    is_known = phone.poll == found.pk
    if request.method == "POST":
        response = _answer(request, found, phone.voter if is_known else "")
    else:
        response = _page(request, found, _asked_now(found), phone.voter if is_known else "")
    if not is_known:
        _remember(request, response, found)
    return response


def _nowhere(request: ActorRequest, code: str) -> HttpResponse:
    form = CodeForm({"code": code})
    if form.is_valid():
        form.add_error(
            "code", _("Deze code werkt niet (meer). Kijk nog eens op het scherm in de zaal.")
        )
    return render(request, "events/poll/enter.html", {"form": form}, status=NOWHERE)


def _asked_now(poll: Poll) -> PollQuestion | None:
    asked = tellable(poll.questions.filter(state=QuestionState.OPEN))
    return asked.prefetch_related("options").first()


def _answer(request: ActorRequest, poll: Poll, voter: str) -> HttpResponse:
    """Keep the answer to the question that stood on this phone, which may not be the open one any more."""
    number = request.POST.get("vraag", "")[:9]
    asked = tellable(poll.questions.filter(pk=number if number.isdecimal() else 0))
    question = asked.prefetch_related("options").first()
    if question is None:
        return redirect("events:poll", poll.code)
    form = VoteForm(request.POST, question=question)
    if not form.is_valid():
        return _page(request, poll, question, voter, form)
    try:
        _keep(request, question, voter, form)
    except PollRefusedError as error:
        form.add_error(None, error.sentence)
        return _page(request, poll, question, voter, form)
    return redirect("events:poll", poll.code)


def _keep(request: ActorRequest, question: PollQuestion, voter: str, form: VoteForm) -> None:
    if not voter:  # two taps of a phone without a mark would be two phones
        raise PollRefusedError(
            _("Je telefoon stuurde geen cookie mee. Sta cookies toe en antwoord nog eens.")
        )
    voting.vote(
        question_id=question.pk,
        voter=voter,
        origin=origin_of(request),
        option_id=form.cleaned_data.get("option"),
        text=form.cleaned_data.get("text", ""),
    )


def _page(
    request: ActorRequest,
    poll: Poll,
    question: PollQuestion | None,
    voter: str,
    refused: VoteForm | None = None,
) -> HttpResponse:
    """Show a form, or that the answer is in; who waits looks again by itself, unless told not to."""
    form = refused
    if question and not form and not (voter and voting.has_voted(question=question, voter=voter)):
        form = VoteForm(question=question)
    is_still = "stil" in request.GET
    context = {
        "meeting": voting.name_of_meeting(poll),
        "question": question,
        "form": form,
        "is_still": is_still,
        "seconds": LOOKS_AGAIN,
    }
    status = WRONG if refused else 200
    response = render(request, "events/poll/phone.html", context, status=status)
    if not form and not is_still:
        response["Refresh"] = str(LOOKS_AGAIN)  # never while somebody is writing
    return response


def _remember(request: ActorRequest, response: HttpResponse, poll: Poll) -> None:
    """Give the phone a mark before it answers, so that two taps at once are of one phone."""
    response.set_cookie(
        COOKIE,
        signing.dumps([poll.pk, voting.new_voter()], salt=SALT),
        max_age=LASTS,
        path="/stem/",
        secure=request.is_secure(),
        httponly=True,
        samesite="Lax",
    )


def _phone(request: ActorRequest) -> Phone:
    """Read the mark of this phone; an altered or old one is none."""
    try:
        poll, voter = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=LASTS)
    except (signing.BadSignature, ValueError, TypeError):
        return Phone()
    return Phone(poll, voter)
