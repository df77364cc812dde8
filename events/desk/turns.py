"""An organisation says whether it is host, and swaps."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from alliantie.http import ActorRequest
from alliantie.signed_in import for_signed_in
from alliantie.visibility import Actor
from events.choices import TurnState
from events.models import Turn
from events.policies.hosting import EventRefusedError
from events.policies.turning import STANDING
from events.services import series as planning
from events.services import swapping
from events.services import turns as taking

from .series_forms import AnswerTurnForm, SwapForm

WRONG = 400


@dataclass(frozen=True)
class OwnTurn:
    """One turn of an organisation somebody looks after, with what can be answered."""

    turn: Turn
    day: str
    answer: AnswerTurnForm
    swap: SwapForm | None
    wants_to_swap: list[Turn]
    may_make: bool


@for_signed_in
@require_safe
def turns(request: ActorRequest) -> HttpResponse:
    """Show an administrator what their organisations are asked for."""
    return _page(request)


def _page(request: ActorRequest, status: int = 200, **bound: Any) -> HttpResponse:
    """Show the turns; a form that was refused keeps what was typed."""
    own = [_own(turn, bound) for turn in _open_turns(request.actor)]
    return render(request, "events/desk/turns.html", {"own": own, **bound}, status=status)


def _open_turns(actor: Actor) -> list[Turn]:
    """Give the turns of one's organisations whose meeting is not made yet."""
    mine = Turn.objects.filter(organisation__in=actor.administers, state__in=STANDING)
    rows = mine.select_related("series", "organisation").prefetch_related(
        "asked_to_swap__organisation"
    )
    found = rows.order_by("series__title", "number", "pk")
    return [turn for turn in found if turn.number >= planning.first_number(turn.series)]


def _own(turn: Turn, bound: dict[str, Any]) -> OwnTurn:
    moment = planning.day_of(turn)
    said_yes = turn.state == TurnState.ACCEPTED
    numbers = [one.number for one in swapping.swappable(turn)] if said_yes else []
    return OwnTurn(
        turn=turn,
        day=date_format(moment, "l j F Y") if moment else "",
        answer=bound.get(f"answer_{turn.pk}") or AnswerTurnForm(turn=turn),
        swap=SwapForm(turn=turn, numbers=numbers) if numbers and not turn.swap_with_id else None,
        wants_to_swap=list(turn.asked_to_swap.all()),
        may_make=said_yes and turn.number == planning.first_number(turn.series),
    )


def _mine(request: ActorRequest, pk: int) -> Turn:
    rows = Turn.objects.select_related("series", "organisation")
    return get_object_or_404(rows, pk=pk, organisation__in=request.actor.administers)


@for_signed_in
@require_POST
def answer(request: ActorRequest, pk: int) -> HttpResponse:
    """Say yes or no for one's organisation."""
    turn = _mine(request, pk)
    form = AnswerTurnForm(request.POST, turn=turn)
    accepts = "ja" in request.POST
    if not form.is_valid():
        return _page(request, WRONG, **{f"answer_{turn.pk}": form, "form": form})
    reason = form.cleaned_data["reason"]
    try:
        taking.answer_turn(turn=turn, actor=request.actor, accepts=accepts, reason=reason)
    except EventRefusedError as error:
        form.add_error("reason", error.sentence)
        return _page(request, WRONG, **{f"answer_{turn.pk}": form, "form": form})
    said = (
        _("Fijn! Jullie zijn gastheer.")
        if accepts
        else _("Jammer. De coördinator kan nu een ander vragen.")
    )
    messages.success(request, said)
    return redirect("host:turns")


@for_signed_in
@require_POST
def ask_to_swap(request: ActorRequest, pk: int) -> HttpResponse:
    """Ask the host of another number to swap."""
    turn = _mine(request, pk)
    numbers = [one.number for one in swapping.swappable(turn)]
    form = SwapForm(request.POST, turn=turn, numbers=numbers)
    if not form.is_valid():
        messages.error(request, _("Kies een van de nummers om mee te ruilen."))
        return redirect("host:turns")
    number = form.cleaned_data["number"]
    try:
        swapping.ask_to_swap(turn=turn, number=number, actor=request.actor)
    except EventRefusedError as error:
        messages.error(request, error.sentence)
    else:
        messages.success(request, _("Gevraagd. De andere gastheer krijgt een mail."))
    return redirect("host:turns")


@for_signed_in
@require_POST
def answer_swap(request: ActorRequest, pk: int) -> HttpResponse:
    """Answer the host that wants to swap with one's organisation."""
    rows = Turn.objects.select_related("series", "organisation")
    turn = get_object_or_404(rows, pk=pk, swap_with__organisation__in=request.actor.administers)
    accepts = "ja" in request.POST
    try:
        swapping.answer_swap(turn=turn, actor=request.actor, accepts=accepts)
    except EventRefusedError as error:
        messages.error(request, error.sentence)
    else:
        said = _("Geruild.") if accepts else _("We laten weten dat ruilen niet kan.")
        messages.success(request, said)
    return redirect("host:turns")
