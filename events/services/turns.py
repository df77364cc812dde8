"""Taking turns as host of a series: ask, say yes or no, take the question back."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alliantie.audit import record
from alliantie.visibility import Actor
from events.choices import TurnState
from events.models import Series, Turn
from events.policies.hosting import EventRefusedError
from events.policies.turning import (
    STANDING,
    WITHDRAWN,
    check_answer,
    check_asked,
    check_number,
    check_withdraw,
)
from organisations.models import Organisation

from . import telling_turns
from .series import advice_for, check_coordinates, first_number, meeting_of_turn


@transaction.atomic
def ask_host(*, series: Series, number: int, organisation: Organisation, actor: Actor) -> Turn:
    """Ask an organisation to be host of a number; one at a time, and only who stands in the advice."""
    check_coordinates(series, actor)
    row = Series.objects.select_for_update().get(pk=series.pk)
    check_number(number, first_number(row), is_closed=row.is_closed)
    standing = row.turns.filter(number=number, state__in=STANDING).first()
    if standing is not None:
        if standing.organisation_id == organisation.pk:
            return standing
        raise EventRefusedError(_("Voor dit nummer is al een organisatie gevraagd."))
    turn, _new = Turn.objects.update_or_create(
        series=row,
        number=number,
        organisation=organisation,
        defaults={
            "state": TurnState.ASKED,
            "asked_by_id": actor.user_id,
            "asked_at": timezone.now(),
            "answered_by": None,
            "answered_at": None,
            "why": {"reasons": _reasons(row, number, organisation)},
        },
    )
    record(action="turn.ask", obj=turn, actor_id=actor.user_id)
    telling_turns.told_asked(turn)
    return turn


def _reasons(series: Series, number: int, organisation: Organisation) -> list[str]:
    """Give why this one, or refuse who was not advised."""
    for one in advice_for(series, number):
        if one.candidate.organisation_id == organisation.pk:
            return list(one.reasons)
    raise EventRefusedError(_("Kies een van deze organisaties."))


@transaction.atomic
def answer_turn(*, turn: Turn, actor: Actor, accepts: bool, reason: str = "") -> Turn:
    """Say yes or no for one's organisation; saying the same twice is once."""
    check_asked(turn.organisation_id, actor.administers)
    Series.objects.select_for_update().get(pk=turn.series_id)
    row = Turn.objects.select_related("series__coordinator", "organisation").get(pk=turn.pk)
    is_planned = meeting_of_turn(row) is not None
    wanted = check_answer(row.state, accepts=accepts, is_planned=is_planned, reason=reason)
    if row.state == wanted:
        return row
    row.state, row.answered_at, row.answered_by_id = wanted, timezone.now(), actor.user_id
    row.reason, row.swap_with = "" if accepts else reason.strip(), None
    row.save(update_fields=["state", "answered_at", "answered_by", "reason", "swap_with"])
    row.asked_to_swap.update(swap_with=None)
    record(action="turn.accept" if accepts else "turn.decline", obj=row, actor_id=actor.user_id)
    telling_turns.told_answer(row)
    return row


@transaction.atomic
def withdraw_turn(*, turn: Turn, actor: Actor) -> Turn:
    """Take a turn back whose host never answered or drops out, so that another can be asked; twice is once.

    It does not count as a no. Both sides are told, whoever of the two said it first.
    """
    check_coordinates(turn.series, actor)
    Series.objects.select_for_update().get(pk=turn.series_id)
    row = Turn.objects.select_related("series__coordinator", "organisation").get(pk=turn.pk)
    if (row.state, row.reason) == (TurnState.DECLINED, WITHDRAWN):
        return row
    check_withdraw(row.state, is_planned=meeting_of_turn(row) is not None)
    row.state, row.reason, row.answered_at = TurnState.DECLINED, WITHDRAWN, timezone.now()
    row.answered_by, row.swap_with = None, None
    row.save(update_fields=["state", "reason", "answered_at", "answered_by", "swap_with"])
    row.asked_to_swap.update(swap_with=None)
    record(action="turn.withdraw", obj=row, actor_id=actor.user_id)
    telling_turns.told_withdrawn(row)
    return row
