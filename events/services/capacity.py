"""How many seats there are, and for whom some are kept."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from alliantie.audit import record
from alliantie.visibility import Actor
from events.models import EventPage, ReservedSeats, Seats
from events.policies.registering import check_capacity

from . import hosts, seating


@dataclass(frozen=True)
class Kept:
    """Seats kept for one part of society until a moment."""

    side: str
    number: int
    release_at: datetime


@transaction.atomic
def set_capacity(
    *, event: EventPage, actor: Actor, capacity: int | None, reserved: Iterable[Kept] = ()
) -> Seats:
    """Change how many fit; refused when more people have a seat, or when too few are left to keep."""
    hosts.check_runs(event, actor)
    seats = seating.lock(event.pk)
    wanted = [one for one in reserved if one.number]
    check_capacity(capacity, taken=seats.taken, reserved=sum(one.number for one in wanted))
    ReservedSeats.objects.filter(event=event).delete()
    for one in wanted:
        ReservedSeats.objects.create(
            event=event, side=one.side, number=one.number, release_at=one.release_at
        )
    Seats.objects.filter(event=event).update(capacity=capacity)
    record(action="event.capacity", obj=event, actor_id=actor.user_id)
    return Seats.objects.get(event=event)
