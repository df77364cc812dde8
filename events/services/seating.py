"""Give seats and take them back, exactly; whoever changes seats waits in line for the row of `Seats`.

After every transaction `Seats.taken` is the number of registrations that hold a seat, and
`ReservedSeats.taken` the number of those `in_reserved`.
"""

from collections.abc import Iterator

from django.db import connection
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from events.choices import RegistrationState
from events.models import HOLDING, Answer, Registration, ReservedSeats, Seats

SEATS_LINE = 7_040  # the class of our advisory locks
PATIENCE = "20s"  # in line people wait longer than a statement may last, shorter than a request


def lock(event_id: int) -> Seats:
    """Wait until it is our turn, till the end of the transaction; call it before reading anything.

    It is an UPDATE and no SELECT FOR UPDATE, so that it holds on SQLite too. PostgreSQL keeps no
    order among who waits for a row that changes all the time: of fifty some waited longer than a
    statement may last. So there they stand in line for an advisory lock first.
    """
    _stand_in_line(event_id)
    Seats.objects.filter(event=event_id).update(turned=F("turned") + 1)
    return Seats.objects.get(event=event_id)


def _stand_in_line(event_id: int) -> None:
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('statement_timeout')")
        usual = cursor.fetchone()[0]
        cursor.execute("SELECT set_config('statement_timeout', %s, true)", [PATIENCE])
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [SEATS_LINE, event_id])
        cursor.execute("SELECT set_config('statement_timeout', %s, true)", [usual])


def claim(event_id: int, side: str) -> tuple[bool, bool]:
    """Take one seat for somebody of a side; give whether it was there, and whether it was kept for them."""
    kept = _kept(event_id)
    own = kept.filter(side=side, taken__lt=F("number"))
    if own.update(taken=F("taken") + 1):
        if _take(event_id, left_free=0):
            return True, True
        kept.filter(side=side).update(taken=F("taken") - 1)
    free = sum(row.number - row.taken for row in kept)
    return _take(event_id, left_free=free), False


def _take(event_id: int, *, left_free: int) -> bool:
    """Count one more in the same statement that asks whether it fits."""
    fits = Q(capacity=None) | Q(taken__lt=F("capacity") - left_free)
    return bool(Seats.objects.filter(fits, event=event_id).update(taken=F("taken") + 1))


def give_back(registration: Registration) -> None:
    """Free the seat somebody held; a kept seat goes to somebody of its side who has a common one.

    So it is the common seat that comes free, which anybody can take.
    """
    event_id = registration.event_id
    if registration.in_reserved and not _moved_in(registration):
        kept = ReservedSeats.objects.filter(event=event_id, side=registration.side, taken__gt=0)
        kept.update(taken=F("taken") - 1)
    Seats.objects.filter(event=event_id, taken__gt=0).update(taken=F("taken") - 1)


def _moved_in(leaving: Registration) -> bool:
    if not _kept(leaving.event_id).filter(side=leaving.side).exists():
        return False
    same = Registration.objects.filter(event=leaving.event_id, side=leaving.side).holding()
    first = same.filter(in_reserved=False).exclude(pk=leaving.pk).order_by("registered_at").first()
    if first is None:
        return False
    return bool(Registration.objects.filter(pk=first.pk).update(in_reserved=True))


def end(row: Registration, ended_by: str) -> None:
    """End a registration under the lock and free its seat; tells nobody.

    What they answered was for when they would come, so it goes at once.
    """
    if row.state in HOLDING:
        give_back(row)
    row.state, row.ended_by, row.ended_at = RegistrationState.CANCELLED, ended_by, timezone.now()
    row.in_reserved, row.offered_until = False, None
    row.save(update_fields=["state", "ended_by", "ended_at", "in_reserved", "offered_until"])
    Answer.objects.filter(registration=row).delete()


def next_ticket(event_id: int) -> int:
    """Give a place in the line; called under the lock, so the order is that of the commits."""
    Seats.objects.filter(event=event_id).update(tickets=F("tickets") + 1)
    return Seats.objects.values_list("tickets", flat=True).get(event=event_id)


def is_behind(event_id: int, side: str) -> bool:
    """Say whether somebody waits already for the seat that one of this side would get."""
    waiting = Registration.objects.filter(event=event_id).waiting()
    has_own = _kept(event_id).filter(side=side, taken__lt=F("number")).exists()
    return (waiting.filter(side=side) if has_own else waiting).exists()


def seated_from_line(event_id: int) -> Iterator[Registration]:
    """Claim what is free for who waits, first come first; yields each with its seat claimed.

    Somebody whose side has no free seat does not hold up the next whose side has one. Who is
    yielded must be saved with another state before the next is asked for.
    """
    without: set[str] = set()
    waiting = Registration.objects.filter(event=event_id).waiting()
    along = waiting.select_related("event", "organisation")
    while (first := along.exclude(side__in=without).first()) is not None:
        has_seat, first.in_reserved = claim(event_id, first.side)
        if has_seat:
            yield first
        else:
            without.add(first.side)


def _kept(event_id: int) -> QuerySet[ReservedSeats]:
    return ReservedSeats.objects.filter(event=event_id, released_at=None)
