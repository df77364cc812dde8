"""Read the advice side by side, take it to the team, and decide."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from alliantie.http import ActorRequest
from cases.desk.access import for_writers
from cases.desk.dilemma_access import own_dilemma, words_of
from cases.desk.dilemma_standing import DilemmaOnDesk
from cases.desk.dilemma_weighing import Weighing
from cases.desk.forms.dilemmas import DecideForm
from cases.policies.dilemma_state import REFUSALS, DilemmaRefusedError
from cases.services.dilemmas.life import decide as decide_it

from .begin import WRONG
from .dilemma import CONFLICT


@for_writers
@require_safe
def weigh(request: ActorRequest, reference: UUID) -> HttpResponse:
    """Show the advice by way out and by value, and who was not heard."""
    at = DilemmaOnDesk(own_dilemma(request.actor, reference), request.actor)
    if not at.may_weigh:
        messages.error(request, _("Er is nog geen advies om te wegen."))
        return redirect("desk:dilemma", reference)
    context = {"at": at, "weighing": Weighing(at.dilemma, request.actor)}
    return render(request, "cases/desk/dilemmas/weigh.html", context)


@for_writers
@require_safe
def sheet(request: ActorRequest, reference: UUID) -> HttpResponse:
    """Give a sheet to print for the talk in the team, without a name of anybody."""
    at = DilemmaOnDesk(own_dilemma(request.actor, reference), request.actor)
    weighing = Weighing(at.dilemma, request.actor, names=False)
    context = {"at": at, "draft": at.draft, "weighing": weighing}
    return render(request, "cases/desk/dilemmas/sheet.html", context)


@for_writers
@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: ActorRequest, reference: UUID) -> HttpResponse:
    """Take the decision, once; who comes second is told and keeps their words."""
    dilemma = own_dilemma(request.actor, reference)
    at = DilemmaOnDesk(dilemma, request.actor)
    own = words_of(request.actor, dilemma)
    form = DecideForm(request.POST if request.method == "POST" else None, own=own)
    if request.method != "POST":
        if not at.may_decide:
            messages.error(request, at.refusal or str(REFUSALS["decide"]))
            return redirect("desk:dilemma", reference)
        return _page(request, at, form)
    if not form.is_valid():
        return _page(request, at, form, WRONG)
    try:
        decide_it(dilemma=dilemma, actor=request.actor, decision=form.decision())
    except DilemmaRefusedError as error:
        form.add_error(None, error.sentence)
        return _page(request, at, form, CONFLICT)
    messages.success(request, _("Je besluit staat erbij. Dank je: hier leert een ander van."))
    return redirect("desk:dilemma", reference)


def _page(
    request: ActorRequest, at: DilemmaOnDesk, form: DecideForm, status: int = 200
) -> HttpResponse:
    context = {"at": at, "form": form}
    return render(request, "cases/desk/dilemmas/decide.html", context, status=status)
