"""How many seats there are and for whom some are kept; what comes free goes down the line."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from alliantie.audit import record
from alliantie.visibility import Actor
from events.models import EventPage, Registration, ReservedSeats, Seats
from events.policies.registering import check_capacity, check_release

from . import hosts, seating
from .leaving import recount
from .offering import offer_free_seats


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
    """Change how many fit; refused when more people have a seat, or when too few are left to keep.

    Who has a seat already sits in the seats kept for their side first.
    """
    hosts.check_runs(event, actor)
    seats = seating.lock(event.pk)
    wanted = [one for one in reserved if one.number]
    check_release((one.release_at for one in wanted), timezone.now())
    keeping = {one.side: one.number for one in wanted}
    inside = {side: min(number, _holders(event, side)) for side, number in keeping.items()}
    general = seats.taken - sum(inside.values())
    kept = sum(keeping.values())
    check_capacity(capacity, taken=seats.taken, general=general, reserved=kept)
    _keep(event, wanted)
    Seats.objects.filter(event=event).update(capacity=capacity)
    recount(event.pk)
    record(action="event.capacity", obj=event, actor_id=actor.user_id)
    offer_free_seats(EventPage.objects.get(pk=event.pk))
    return Seats.objects.get(event=event)


def _holders(event: EventPage, side: str) -> int:
    return Registration.objects.filter(event=event, side=side).holding().count()


def _keep(event: EventPage, wanted: list[Kept]) -> None:
    rows = Registration.objects.filter(event=event)
    rows.filter(in_reserved=True).update(in_reserved=False)
    ReservedSeats.objects.filter(event=event).delete()
    for one in wanted:
        ReservedSeats.objects.create(
            event=event, side=one.side, number=one.number, release_at=one.release_at
        )
        first = rows.filter(side=one.side).holding().order_by("registered_at", "pk")
        pks = list(first.values_list("pk", flat=True)[: one.number])
        rows.filter(pk__in=pks).update(in_reserved=True)


@transaction.atomic
def release_kept(*, event: EventPage) -> int:
    """Let everybody have the seats whose day came; gives how many parts were released."""
    seating.lock(event.pk)
    now = timezone.now()
    due = ReservedSeats.objects.filter(event=event, released_at=None, release_at__lte=now)
    sides = list(due.values_list("side", flat=True))
    rows = Registration.objects.filter(event=event, in_reserved=True, side__in=sides)
    rows.update(in_reserved=False)  # theirs is a seat like any other now
    released = due.update(released_at=now, taken=0)
    if released:
        record(action="event.release", obj=event, actor_id=None, origin="worker")
        offer_free_seats(EventPage.objects.get(pk=event.pk))
    return released
