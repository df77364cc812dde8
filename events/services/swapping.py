"""Two hosts of a series that take each other's number: one asks, the other says yes or no."""

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from alliantie.audit import record
from alliantie.visibility import Actor
from events.choices import TurnState
from events.models import Series, Turn
from events.policies.hosting import EventRefusedError
from events.policies.turning import check_asked, check_swap

from . import telling_turns
from .series import check_coordinates, meeting_of_turn


def swappable(turn: Turn) -> QuerySet[Turn]:
    """Select the turns a host could ask for; who they belong to is not told before a yes."""
    taken = Q(series=turn.series_id, state=TurnState.ACCEPTED)
    planned = turn.series.meetings.filter(series_number__isnull=False).values("series_number")
    others = Turn.objects.filter(taken).exclude(organisation=turn.organisation_id)
    return others.exclude(number__in=planned).order_by("number")


@transaction.atomic
def ask_to_swap(*, turn: Turn, number: int, actor: Actor) -> Turn:
    """Ask the host of another number to swap; twice is once."""
    check_asked(turn.organisation_id, actor.administers)
    Series.objects.select_for_update().get(pk=turn.series_id)
    row = Turn.objects.select_related("series", "organisation").get(pk=turn.pk)
    other = swappable(row).filter(number=number).select_related("organisation").first()
    if other is None:
        raise EventRefusedError(_("Kies een van de nummers om mee te ruilen."))
    _check(row, other)
    if row.swap_with_id == other.pk:
        return row
    row.swap_with = other
    row.save(update_fields=["swap_with"])
    record(action="turn.ask_swap", obj=row, actor_id=actor.user_id)
    telling_turns.told_swap_asked(row, other)
    return row


@transaction.atomic
def answer_swap(*, turn: Turn, actor: Actor, accepts: bool) -> None:
    """Answer, as the organisation that was asked, the one that wants `turn` swapped; twice is once."""
    Series.objects.select_for_update().get(pk=turn.series_id)
    row = Turn.objects.select_related("series__coordinator", "organisation", "swap_with").get(
        pk=turn.pk
    )
    other = row.swap_with
    if other is None:
        raise EventRefusedError(_("Deze vraag om te ruilen staat niet meer open."))
    check_asked(other.organisation_id, actor.administers)
    row.swap_with = None
    row.save(update_fields=["swap_with"])
    if not accepts:
        record(action="turn.refuse_swap", obj=row, actor_id=actor.user_id)
        telling_turns.told_swap_refused(row)
        return
    _swap(row, other, actor)


@transaction.atomic
def swap_turns(*, turn: Turn, other: Turn, actor: Actor) -> tuple[Turn, Turn]:
    """Let two organisations that both said yes swap, as they agreed with the coordinator."""
    check_coordinates(turn.series, actor)
    Series.objects.select_for_update().get(pk=turn.series_id)
    rows = Turn.objects.select_related("series__coordinator", "organisation")
    first, second = rows.get(pk=turn.pk), rows.get(pk=other.pk)
    return _swap(first, second, actor)


def _check(turn: Turn, other: Turn) -> None:
    is_planned = any(meeting_of_turn(one) is not None for one in (turn, other))
    is_same = turn.series_id == other.series_id and turn.pk != other.pk
    check_swap(turn.state, other.state, is_same_series=is_same, is_planned=is_planned)


def _swap(turn: Turn, other: Turn, actor: Actor) -> tuple[Turn, Turn]:
    """Give each its new number; the old turns stay to be read as swapped."""
    _check(turn, other)
    pair = (turn, other)
    for row in pair:
        row.state, row.swap_with = TurnState.SWAPPED, None
        row.save(update_fields=["state", "swap_with"])
        row.asked_to_swap.update(swap_with=None)
    made = (_taken_over(turn, other, actor), _taken_over(other, turn, actor))
    record(action="turn.swap", obj=turn, actor_id=actor.user_id)
    telling_turns.told_swapped(*made)
    return made


def _taken_over(mine: Turn, theirs: Turn, actor: Actor) -> Turn:
    """Note that the organisation of one turn takes the number of the other."""
    turn, _new = Turn.objects.update_or_create(
        series_id=mine.series_id,
        number=theirs.number,
        organisation_id=mine.organisation_id,
        defaults={
            "state": TurnState.ACCEPTED,
            "asked_by_id": actor.user_id,
            "asked_at": mine.asked_at,
            "answered_by_id": mine.answered_by_id,
            "answered_at": timezone.now(),
            "reason": "",
            "why": {"reasons": [_("geruild")]},
        },
    )
    turn.series, turn.organisation = mine.series, mine.organisation
    return turn
