"""Answers while somebody types. Sent by POST: the words stand in no address and so in no log; nothing is kept."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from alliantie.http import ActorRequest
from alliantie.throttles import ONE_MINUTE, ThrottledError, hit
from cases.desk.access import for_writers
from cases.desk.dilemma_readers import read_by
from cases.desk.forms.dilemmas import QuestionForm
from cases.services.dilemmas.authors import counted_by

TOO_OFTEN = 429
A_MINUTE = 90


@for_writers
@require_POST
def question(request: ActorRequest) -> HttpResponse:
    """Say what is wrong with a question, with a better one beside it."""
    if _is_too_often(request):
        return HttpResponse(status=TOO_OFTEN)
    form = QuestionForm(request.POST, is_peek=True)
    return render(request, "cases/desk/dilemmas/question_check.html", {"form": form})


@for_writers
@require_POST
def readers(request: ActorRequest) -> HttpResponse:
    """Say who will read it with this choice."""
    if _is_too_often(request):
        return HttpResponse(status=TOO_OFTEN)
    read = read_by(
        readers=request.POST.get("readers", ""),
        name=request.POST.get("name", ""),
        actor=request.actor,
        invited=len(request.POST.getlist("invited")),
    )
    return render(request, "cases/desk/dilemmas/read_by.html", {"read": read})


def _is_too_often(request: ActorRequest) -> bool:
    try:
        hit(
            scope="dilemma-look-up",
            key=counted_by(request.actor),
            limit=A_MINUTE,
            seconds=ONE_MINUTE,
        )
    except ThrottledError:
        return True
    return False
