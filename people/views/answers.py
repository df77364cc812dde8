"""Answering a question, and what who asked and who was asked do with one click."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from alliantie.cards import Link
from alliantie.http import ActorRequest
from alliantie.idempotency import KeyOfAnotherError
from alliantie.throttles import ThrottledError
from people.forms.answers import AnswerForm
from people.models import Answer, Question
from people.policies.questions import may_answer
from people.policies.refusals import NotYoursError, PeopleRefusedError
from people.presenting.alike import pages_for, people_for
from people.services import answering, routing
from people.services import questions as service
from themes.policies import is_row_number

from .questions import own

TOO_OFTEN, WRONG, FORBIDDEN = 429, 400, 403


def _visible(request: ActorRequest, slug: str) -> Question:
    rows = Question.objects.visible_to(request.actor).prefetch_related("themes")
    return get_object_or_404(rows, slug=slug)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: ActorRequest, slug: str) -> HttpResponse:
    """Let a member, or who was asked to, answer; what was typed stays when something is wrong."""
    question = _visible(request, slug)
    asked = answering.was_asked(question, request.actor)
    if not may_answer(request.actor, question, was_asked=asked):
        return _not_yet(request, question)
    form = AnswerForm(
        request.POST or None,
        actor=request.actor,
        pages=pages_for(question),
        people=people_for(question, request.actor, timezone.localdate()),
    )
    if request.method != "POST":
        return _form(request, question, form)
    if not form.is_valid():
        return _form(request, question, form, WRONG)
    return _answer(request, question, form, form.cleaned_data["key"])


def _answer(request: ActorRequest, question: Question, form: AnswerForm, key: UUID) -> HttpResponse:
    try:
        made = answering.answer(question=question, given=form.given(), actor=request.actor, key=key)
    except ThrottledError as error:
        form.add_error(None, error.sentence)
        return _form(request, question, form, TOO_OFTEN)
    except (PeopleRefusedError, KeyOfAnotherError) as error:
        wrong = _("Er ging iets mis met dit formulier. Open het opnieuw.")
        form.add_error(None, getattr(error, "sentence", wrong))
        return _form(request, question, form, WRONG)
    messages.success(request, _("Dank je. De vrager krijgt bericht van je antwoord."))
    return redirect(f"{question.get_absolute_url()}#antwoord-{made.pk}")


def _not_yet(request: ActorRequest, question: Question) -> HttpResponse:
    """Say who may answer, to who may not."""
    context = {"question": question, "trail": _trail(question)}
    return render(request, "people/questions/not_yet.html", context, status=FORBIDDEN)


def _form(
    request: ActorRequest, question: Question, form: AnswerForm, status: int = 200
) -> HttpResponse:
    context = {"question": question, "form": form, "trail": _trail(question)}
    return render(request, "people/questions/answer.html", context, status=status)


def _trail(question: Question) -> list[Link]:
    return [
        Link(label=_("Vragen"), url=reverse("people:questions")),
        Link(label=question.text, url=question.get_absolute_url()),
        Link(label=_("Geef antwoord")),
    ]


@login_required
@require_POST
def judge(request: ActorRequest, slug: str) -> HttpResponse:
    """Let who asked say which answer helped, or that none did yet."""
    question = own(request, slug)
    try:
        if request.POST.get("oordeel") == "nog-niet":
            answering.not_yet(question=question, actor=request.actor)
            said = _("Dank je. Je vraag blijft open en de redactie zoekt mee.")
        else:
            answering.mark_helped(answer=_chosen(request, question), actor=request.actor)
            said = _("Fijn dat je verder kunt. Je vraag blijft staan, zodat anderen hem vinden.")
    except PeopleRefusedError as error:
        messages.error(request, error.sentence)
        return redirect(question)
    messages.success(request, said)
    return redirect(question)


def _chosen(request: ActorRequest, question: Question) -> Answer:
    pk = request.POST.get("oordeel", "")
    if not is_row_number(pk):
        raise Http404
    return get_object_or_404(question.answers.shown(), pk=int(pk))


@login_required
@require_POST
def withdraw(request: ActorRequest, slug: str) -> HttpResponse:
    """Let who asked take the question back, or their name off it."""
    question = own(request, slug)
    try:
        is_gone = service.withdraw(question=question, actor=request.actor)
    except NotYoursError:
        return redirect("people:questions")
    if is_gone:
        messages.success(request, _("Je vraag is weg."))
        return redirect("people:questions")
    messages.success(request, _("Er zijn al antwoorden. Die blijven staan; je naam is weggehaald."))
    return redirect(question)


@login_required
@require_POST
def hand_on(request: ActorRequest, slug: str) -> HttpResponse:
    """Let who was asked pass the question on with one click."""
    question = _visible(request, slug)
    try:
        routing.hand_on(question=question, actor=request.actor)
    except NotYoursError as error:
        raise Http404 from error
    messages.success(
        request, _("We geven de vraag door aan iemand anders. Dat ziet de vrager niet.")
    )
    return redirect("people:questions")
