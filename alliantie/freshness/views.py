"""The page where somebody says of everything of theirs whether it still holds."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from alliantie.http import ActorRequest
from alliantie.signed_in import for_signed_in

from .answering import answer_once, asked_of
from .policies import Answer, ReviewRefusedError

THANKS = {
    Answer.HOLDS: _("Dank je wel. Lezers zien dat het vandaag nog klopt."),
    Answer.ARCHIVE: _("Het staat in het archief. Wie de link heeft, kan het nog lezen."),
}


@for_signed_in
@require_safe
def asked(request: ActorRequest) -> HttpResponse:
    """List what this person is asked about."""
    context = {"asked": asked_of(request.actor), "key": uuid4()}
    return render(request, "alliantie/freshness/asked.html", context)


@for_signed_in
@require_POST
def answer(request: ActorRequest, kind: str, key: int) -> HttpResponse:
    """Take one answer; looking at the page answers nothing."""
    said, form_key = read_answer(request)
    try:
        answer_once(form_key=form_key, name=kind, key=key, answer=said, actor=request.actor)
    except ReviewRefusedError as error:
        messages.error(request, error.sentence)
    else:
        messages.success(request, str(THANKS[said]))
    return redirect("freshness:asked")


def read_answer(request: ActorRequest) -> tuple[Answer, UUID]:
    """Read which button was pressed, on which form."""
    said = request.POST.get("besluit", "")
    if said not in Answer.values:
        raise Http404
    try:
        return Answer(said), UUID(request.POST.get("key", ""))
    except ValueError:
        return Answer(said), uuid4()
