"""The screen where editors see to questions: let through, find somebody, hide an answer."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from alliantie.http import ActorRequest
from alliantie.today.following import decided, only
from people.models import Answer, Person, Question
from people.policies.refusals import PeopleRefusedError
from people.services.answering import hide
from people.services.holding import let_through, refuse
from people.services.routing import route_by_hand
from people.services.suitable import next_suitable
from themes.policies import is_row_number

from .today import HELD

MOST, MOST_PEOPLE, MOST_ANSWERS = 50, 5, 50


def _editors_only(request: ActorRequest) -> None:
    if not request.actor.is_editor:
        raise PermissionDenied


@require_safe
def questions(request: ActorRequest) -> HttpResponse:
    """List what waits, the oldest first; a flood is cut off, with its number told."""
    _editors_only(request)
    who = ("asker__person", "organisation")
    held = only(request, HELD, Question.objects.held())
    listed = only(request, "", Question.objects.on_the_list())
    routings = Prefetch("routings")
    newest = Answer.objects.filter(is_hidden=False).select_related("question", "author__person")
    context = {
        "held": held.select_related(*who).prefetch_related("themes")[:MOST],
        "held_total": held.count(),
        "listed": listed.select_related(*who).prefetch_related(
            "themes", routings, "routings__person"
        )[:MOST],
        "listed_total": listed.count(),
        "answers": newest.order_by("-answered_at", "-pk")[:MOST_ANSWERS],
    }
    return render(request, "people/cms/questions.html", context)


@require_safe
def find_somebody(request: ActorRequest, pk: int) -> HttpResponse:
    """Show who can be asked today about one question, and find anybody by name."""
    _editors_only(request)
    question = get_object_or_404(Question.objects.select_related("asker__person"), pk=pk)
    words = " ".join(request.GET.get("naam", "")[:100].split())
    today = timezone.localdate()
    theme_ids = list(question.themes.values_list("pk", flat=True))
    people: Any = next_suitable(theme_ids=theme_ids, today=today, number=MOST_PEOPLE)
    if words:
        rows = Person.objects.with_room(today).filter(name__icontains=words)
        people = list(rows.order_by("name", "pk")[:MOST_PEOPLE])
    context = {"question": question, "people": people, "words": words}
    return render(request, "people/cms/find_somebody.html", context)


@require_POST
def decide(request: ActorRequest, pk: int) -> HttpResponse:
    """Let a held question through or refuse it, with one click."""
    _editors_only(request)
    question = get_object_or_404(Question, pk=pk)
    if request.POST.get("besluit") == "weiger":
        reason = request.POST.get("reden", "")[:300]
        return _done(
            request,
            _("De vraag komt niet online; de vrager krijgt bericht."),
            lambda: refuse(question=question, actor=request.actor, reason=reason),
        )
    return _done(
        request,
        _("De vraag staat online."),
        lambda: let_through(question=question, actor=request.actor),
    )


@require_POST
def put_to(request: ActorRequest, pk: int) -> HttpResponse:
    """Put a question to one person."""
    _editors_only(request)
    question = get_object_or_404(Question, pk=pk)
    chosen = request.POST.get("persoon", "")
    rows = Person.objects.filter(pk=int(chosen) if is_row_number(chosen) else 0)
    person = get_object_or_404(rows)
    return _done(
        request,
        _("De vraag ligt nu bij %(name)s.") % {"name": person.name},
        lambda: route_by_hand(question=question, person=person, actor=request.actor),
    )


@require_POST
def hide_answer(request: ActorRequest, pk: int) -> HttpResponse:
    """Take an answer off the site."""
    _editors_only(request)
    answer = get_object_or_404(Answer.objects.select_related("question"), pk=pk)
    return _done(
        request, _("Het antwoord is verborgen."), lambda: hide(answer=answer, actor=request.actor)
    )


def _done(request: ActorRequest, sentence: str, change: Callable[[], object]) -> HttpResponse:
    try:
        change()
    except PeopleRefusedError as error:
        messages.error(request, error.sentence)
    else:
        decided(request, sentence)
    return redirect("questions_to_see_to")
