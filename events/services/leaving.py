"""Sign off, be taken off the list, or have the whole meeting called off."""

from django.db import transaction
from django.db.models import Count
from django.utils import timezone

from alliantie.audit import record
from alliantie.visibility import Actor
from events.choices import EndedBy, RegistrationState
from events.models import (
    HOLDING,
    Answer,
    EventPage,
    Registration,
    ReservedSeats,
    Seats,
    Transfer,
)
from events.policies.registering import check_not_over

from . import hosts, seating, telling
from .offering import offer_free_seats

ENDS_WITH_THE_MEETING = (
    RegistrationState.CONFIRMED,
    RegistrationState.OFFERED,
    RegistrationState.WAITING,
)
NOTHING_TO_END = (RegistrationState.CANCELLED, RegistrationState.UNCONFIRMED)


@transaction.atomic
def sign_off(
    *, registration: Registration, actor_id: int | None, ended_by: str = EndedBy.SELF
) -> Registration:
    """Give the seat or the place in the line up; the seat goes to the first who waits."""
    seating.lock(registration.event_id)
    row = Registration.objects.select_related("event").get(pk=registration.pk)
    if row.state in NOTHING_TO_END:
        return row
    check_not_over(row.state, row.event.ends_at, timezone.now())
    seating.end(row, ended_by)
    Transfer.objects.filter(registration=row).delete()
    record(action="registration.end", obj=row, actor_id=actor_id)
    telling.told_state(row)
    offer_free_seats(row.event)
    return row


def remove(*, registration: Registration, actor: Actor) -> Registration:
    """Let the host take somebody off the list; they are told."""
    hosts.check_runs(registration.event, actor)
    return sign_off(registration=registration, actor_id=actor.user_id, ended_by=EndedBy.HOST)


@transaction.atomic
def end_all(event: EventPage) -> int:
    """End every registration of a meeting that is called off; gives how many.

    Called in the transaction that calls it off: who signs up in the same second waits for the
    lock and then reads that it does not go on. Telling them is for who calls this.
    """
    seating.lock(event.pk)
    rows = Registration.objects.filter(event=event)
    rows.filter(state=RegistrationState.UNCONFIRMED).delete()
    Transfer.objects.filter(registration__event=event).delete()
    ended = rows.filter(state__in=ENDS_WITH_THE_MEETING).update(
        state=RegistrationState.CANCELLED,
        ended_by=EndedBy.MEETING,
        ended_at=timezone.now(),
        in_reserved=False,
        offered_until=None,
    )
    Answer.objects.filter(registration__in=rows.filter(state=RegistrationState.CANCELLED)).delete()
    recount(event.pk)
    return ended


def recount(event_id: int) -> None:
    """Write the counters anew from the rows, under the lock."""
    rows = Registration.objects.filter(event=event_id, state__in=HOLDING)
    held = rows.filter(in_reserved=True).values_list("side").annotate(Count("pk"))
    sides = dict(held.order_by())
    Seats.objects.filter(event=event_id).update(taken=rows.count())
    for kept in ReservedSeats.objects.filter(event=event_id):
        ReservedSeats.objects.filter(pk=kept.pk).update(taken=sides.get(kept.side, 0))
