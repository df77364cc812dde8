"""Taking turns as host of a series: ask, say yes or no, swap."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alliantie.audit import record
from alliantie.visibility import Actor
from events.choices import TurnState
from events.models import Series, Turn
from events.policies.hosting import EventRefusedError
from organisations.models import Organisation

from .series import advice_for, check_coordinates


@transaction.atomic
def ask_host(*, series: Series, number: int, organisation: Organisation, actor: Actor) -> Turn:
    """Ask an organisation to be host of a number; one at a time."""
    check_coordinates(series, actor)
    Series.objects.select_for_update().get(pk=series.pk)
    asked = series.turns.filter(number=number)
    standing = asked.filter(state__in=(TurnState.ASKED, TurnState.ACCEPTED)).first()
    if standing is not None:
        if standing.organisation_id == organisation.pk:
            return standing
        raise EventRefusedError(_("Voor dit nummer is al een organisatie gevraagd."))
    reasons = [
        one.reasons
        for one in advice_for(series, number)
        if one.candidate.organisation_id == organisation.pk
    ]
    turn, _new = Turn.objects.update_or_create(
        series=series,
        number=number,
        organisation=organisation,
        defaults={
            "state": TurnState.ASKED,
            "asked_by_id": actor.user_id,
            "asked_at": timezone.now(),
            "answered_at": None,
            "why": {"reasons": list(reasons[0]) if reasons else []},
        },
    )
    record(action="turn.ask", obj=turn, actor_id=actor.user_id)
    return turn


def check_answers(turn: Turn, actor: Actor) -> None:
    """Refuse who does not run the organisation that was asked."""
    if not (actor.is_editor or turn.organisation_id in actor.administers):
        raise EventRefusedError(_("Alleen een beheerder van die organisatie kan dit zeggen."))


@transaction.atomic
def answer_turn(*, turn: Turn, actor: Actor, accepts: bool) -> Turn:
    """Say yes or no for one's organisation; saying the same twice is once."""
    row = Turn.objects.select_for_update().get(pk=turn.pk)
    check_answers(row, actor)
    wanted = TurnState.ACCEPTED if accepts else TurnState.DECLINED
    if row.state == wanted:
        return row
    if row.state == TurnState.SWAPPED:
        raise EventRefusedError(_("Deze beurt is al geruild."))
    row.state, row.answered_at = wanted, timezone.now()
    row.save(update_fields=["state", "answered_at"])
    record(action="turn.answer", obj=row, actor_id=actor.user_id)
    return row


@transaction.atomic
def swap_turns(*, turn: Turn, other: Turn, actor: Actor) -> tuple[Turn, Turn]:
    """Let two organisations that both said yes take each other's number; the coordinator confirms it."""
    check_coordinates(turn.series, actor)
    rows = {
        row.pk: row
        for row in Turn.objects.select_for_update()
        .filter(pk__in=(turn.pk, other.pk))
        .order_by("pk")
    }
    first, second = rows[turn.pk], rows[other.pk]
    if first.series_id != second.series_id or {first.state, second.state} != {TurnState.ACCEPTED}:
        raise EventRefusedError(_("Ruilen kan alleen als beide organisaties ja hebben gezegd."))
    for row in (first, second):
        row.state = TurnState.SWAPPED
        row.save(update_fields=["state"])
    swapped = tuple(
        Turn.objects.update_or_create(
            series_id=mine.series_id,
            number=theirs.number,
            organisation_id=mine.organisation_id,
            defaults={
                "state": TurnState.ACCEPTED,
                "asked_by_id": actor.user_id,
                "asked_at": mine.asked_at,
                "answered_at": timezone.now(),
                "why": {"reasons": [_("geruild")]},
            },
        )[0]
        for mine, theirs in ((first, second), (second, first))
    )
    record(action="turn.swap", obj=first, actor_id=actor.user_id)
    return swapped[0], swapped[1]
