"""The coordinator plans a series: the next date, the next host, the draft of the meeting."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alliantie.http import ActorRequest
from alliantie.signed_in import for_signed_in
from alliantie.throttles import ThrottledError
from events.models import Series, Turn
from events.policies.hosting import EventRefusedError
from events.services import series as planning
from events.services import series_meetings, swapping
from events.services import turns as taking
from organisations.models import Organisation

from .planning import SeriesOnDesk
from .series_forms import AskForm

WRONG = 400
A_PAIR = 2


def own_series(request: ActorRequest, slug: str) -> Series:
    """Give a series this person plans; whether another one exists is not told."""
    series = get_object_or_404(Series.objects.select_related("coordinator"), slug=slug)
    if not planning.coordinates(series, request.actor):
        raise Http404
    return series


@for_signed_in
@require_safe
def overview(request: ActorRequest) -> HttpResponse:
    """Show which series somebody plans."""
    context = {"rows": planning.planned_by(request.actor)}
    return render(request, "events/desk/series_list.html", context)


@for_signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: ActorRequest, slug: str) -> HttpResponse:
    """Show the next numbers, their dates and whom to ask, with why; ask one organisation."""
    at = SeriesOnDesk(own_series(request, slug), request.actor)
    posted = request.POST if request.method == "POST" else None
    form = AskForm(posted, number=at.to_ask, advice=at.advice)
    if posted is not None and form.is_valid() and _asked(request, at.series, form):
        return redirect("host:series", slug)
    context = {"at": at, "form": form}
    status = WRONG if form.is_bound else 200
    return render(request, "events/desk/series.html", context, status=status)


def _asked(request: ActorRequest, series: Series, form: AskForm) -> bool:
    """Ask, or put on the form why not."""
    organisation = get_object_or_404(Organisation, pk=form.cleaned_data["organisation"])
    try:
        taking.ask_host(
            series=series,
            number=form.cleaned_data["number"],
            organisation=organisation,
            actor=request.actor,
        )
    except EventRefusedError as error:
        form.add_error(None, error.sentence)
        return False
    said = _("%(name)s is gevraagd. De beheerders krijgen een mail.") % {"name": organisation.name}
    messages.success(request, said)
    return True


@for_signed_in
@require_POST
def swap(request: ActorRequest, slug: str) -> HttpResponse:
    """Let two hosts that said yes take each other's number."""
    series = own_series(request, slug)
    chosen = {pk for pk in request.POST.getlist("beurt") if pk.isdecimal() and len(pk) < 19}  # noqa: PLR2004 - what a key holds
    turns = list(series.turns.filter(pk__in=chosen).order_by("number"))
    if len(turns) != A_PAIR:
        messages.error(request, _("Kies twee organisaties om te ruilen."))
        return redirect("host:series", slug)
    try:
        swapping.swap_turns(turn=turns[0], other=turns[1], actor=request.actor)
    except EventRefusedError as error:
        messages.error(request, error.sentence)
    else:
        messages.success(request, _("De beurten zijn geruild. Beide gastheren krijgen een mail."))
    return redirect("host:series", slug)


@for_signed_in
@require_POST
def withdraw(request: ActorRequest, pk: int) -> HttpResponse:
    """Take back the question to a host that does not answer, or drops out."""
    turn = get_object_or_404(Turn.objects.select_related("series", "organisation"), pk=pk)
    if not planning.coordinates(turn.series, request.actor):
        raise Http404
    try:
        taking.withdraw_turn(turn=turn, actor=request.actor)
    except EventRefusedError as error:
        messages.error(request, error.sentence)
    else:
        said = _("Ingetrokken. De beheerders van %(name)s krijgen een mail. Vraag nu een ander.")
        messages.success(request, said % {"name": turn.organisation.name})
    return redirect("host:series", turn.series.slug)


@for_signed_in
@require_POST
def make_meeting(request: ActorRequest, pk: int) -> HttpResponse:
    """Make the draft of a meeting once its host said yes; by the coordinator or the host."""
    turn = get_object_or_404(Turn.objects.select_related("series"), pk=pk)
    is_host = turn.organisation_id in request.actor.administers
    if not is_host and not planning.coordinates(turn.series, request.actor):
        raise Http404
    try:
        event = series_meetings.make_meeting(turn=turn, actor=request.actor)
    except (EventRefusedError, ThrottledError) as error:
        messages.error(request, error.sentence)
        back = ("host:turns",) if is_host else ("host:series", turn.series.slug)
        return redirect(*back)
    messages.success(request, _("De bijeenkomst staat klaar als concept. Vul aan en stuur in."))
    return redirect("host:event", event.slug)
