"""The coordinator plans a series; an organisation says whether it is host."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from alliantie.http import ActorRequest
from alliantie.signed_in import for_signed_in
from events.choices import TurnState
from events.models import Series, Turn
from events.policies.hosting import EventRefusedError
from events.services import series as planning
from events.services import turns as taking
from organisations.models import Organisation

from .series_forms import AskForm

WRONG = 400


def _own(request: ActorRequest, slug: str) -> Series:
    series = get_object_or_404(Series, slug=slug)
    if not planning.coordinates(series, request.actor):
        raise Http404
    return series


@for_signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: ActorRequest, slug: str) -> HttpResponse:
    """Show the next number, its date and whom to ask, with why; ask one organisation."""
    series = _own(request, slug)
    coming = planning.next_meeting(series)
    advice = planning.advice_for(series, coming.number)
    form = AskForm(request.POST if request.method == "POST" else None, advice=advice)
    if form.is_bound and form.is_valid():
        organisation = get_object_or_404(Organisation, pk=form.cleaned_data["organisation"])
        try:
            taking.ask_host(
                series=series,
                number=coming.number,
                organisation=organisation,
                actor=request.actor,
            )
        except EventRefusedError as error:
            form.add_error(None, error.sentence)
        else:
            messages.success(request, _("De organisatie is gevraagd."))
            return redirect("host:series", slug)
    context = {"form": form, **_shown(series, coming)}
    return render(
        request, "events/desk/series.html", context, status=WRONG if form.is_bound else 200
    )


def _shown(series: Series, coming: planning.NextMeeting) -> dict[str, Any]:
    """Give what stands on the page beside the form."""
    turns = series.turns.select_related("organisation")
    open_now = turns.filter(number=coming.number, state__in=(TurnState.ASKED, TurnState.ACCEPTED))
    accepted = turns.filter(state=TurnState.ACCEPTED, number__gte=coming.number)
    return {
        "series": series,
        "coming": coming,
        "turns": turns.order_by("-number", "pk"),
        "asked": open_now.first(),
        "swappable": list(accepted.order_by("number")),
    }


@for_signed_in
@require_POST
def swap(request: ActorRequest, slug: str) -> HttpResponse:
    """Let two hosts that said yes take each other's number."""
    series = _own(request, slug)
    chosen = [pk for pk in request.POST.getlist("beurt") if pk.isdecimal()]
    turns = list(series.turns.filter(pk__in=chosen))
    if len(turns) != 2:  # noqa: PLR2004 - a swap is between two
        messages.error(request, _("Kies twee organisaties om te ruilen."))
        return redirect("host:series", slug)
    try:
        taking.swap_turns(turn=turns[0], other=turns[1], actor=request.actor)
    except EventRefusedError as error:
        messages.error(request, error.sentence)
    else:
        messages.success(request, _("De beurten zijn geruild."))
    return redirect("host:series", slug)


@for_signed_in
@require_GET
def turns(request: ActorRequest) -> HttpResponse:
    """Show an administrator what their organisations are asked for."""
    asked = Turn.objects.filter(
        organisation__in=request.actor.administers, state__in=(TurnState.ASKED, TurnState.ACCEPTED)
    ).select_related("series", "organisation")
    return render(request, "events/desk/turns.html", {"turns": asked.order_by("series", "number")})


@for_signed_in
@require_POST
def answer(request: ActorRequest, pk: int) -> HttpResponse:
    """Say yes or no for one's organisation."""
    turn = get_object_or_404(Turn, pk=pk, organisation__in=request.actor.administers)
    accepts = "ja" in request.POST
    try:
        taking.answer_turn(turn=turn, actor=request.actor, accepts=accepts)
    except EventRefusedError as error:
        messages.error(request, error.sentence)
    else:
        said = _("Fijn! Jullie zijn gastheer.") if accepts else _("Jammer, we vragen een ander.")
        messages.success(request, said)
    return redirect("host:turns")
