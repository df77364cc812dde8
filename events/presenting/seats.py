"""How many seats are left, in words for who looks."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.db.models import Count, F, IntegerField, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from events.calendaring.clocks import moment_of
from events.choices import EventState, RegistrationState, Side
from events.models import EventPage, Registration, ReservedSeats, Seats
from events.policies.room import KeptRoom, Room
from events.services.offering import is_offering

FOR = {
    Side.GOVERNMENT: gettext_lazy("mensen van de overheid"),
    Side.OUTSIDE: gettext_lazy("mensen van buiten de overheid"),
    Side.RESIDENT: gettext_lazy("inwoners"),
}


def waiting_of(**same: str) -> Coalesce:
    """Count who waits beside a row of seats; `same` names what they share with that row."""
    rows = Registration.objects.filter(
        event=OuterRef("event"),
        state=RegistrationState.WAITING,
        **{name: OuterRef(other) for name, other in same.items()},
    )
    number = rows.order_by().values("event").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(number, output_field=IntegerField()), Value(0))


def room_of(seats: Seats) -> Room:
    """Describe seats counted with `waiting` and `has_kept`; one query where seats are kept."""
    kept: list[ReservedSeats] = []
    if getattr(seats, "has_kept", False):
        rows = ReservedSeats.objects.filter(event=seats.event_id, taken__lt=F("number"))
        kept = list(rows.filter(released_at=None).annotate(waiting=waiting_of(side="side")))
    waiting = getattr(seats, "waiting", 0)
    return Room(seats.capacity, seats.taken, waiting, [*_kept_rooms(kept)])


def _kept_rooms(rows: Iterable[ReservedSeats]) -> Iterator[KeptRoom]:
    for row in rows:
        left, waiting = row.number - row.taken, getattr(row, "waiting", 0)
        yield KeptRoom(row.side, left, row.release_at, waiting)


def left_in_words(room: Room, side: str, event: EventPage) -> str:
    """Say how many seats are left for who looks; for whom the rest is, when we do not know who looks."""
    if side or not room.kept:
        left = room.left_for(side) or 0
        return ngettext("Nog 1 plek", "Nog %(left)d plekken", left) % {"left": left}
    common = [left_in_words(Room(room.common, 0), "", event) + "."] if room.common else []
    kept = [_kept_in_words(one, event) for one in room.kept if not one.waiting]
    return " ".join([*common, *kept])


def _kept_in_words(kept: KeptRoom, event: EventPage) -> str:
    many = _("Nog %(left)d plekken, alleen voor %(side)s tot %(moment)s.")
    one = _("Nog 1 plek, alleen voor %(side)s tot %(moment)s.")
    said = {
        "left": kept.left,
        "side": FOR[Side(kept.side)],
        "moment": moment_of(event, kept.release_at),
    }
    return (one if kept.left == 1 else many) % said


def may_press(row: Registration, now: datetime) -> bool:
    """Say whether who waits can take a seat at once: one is free, and it is too late to offer it."""
    event = row.event
    if row.state != RegistrationState.WAITING or event.state != EventState.PLANNED:
        return False
    if event.starts_at is None or now >= event.starts_at or is_offering(event, now):
        return False
    return _left_in(event, row.side)


def _left_in(event: EventPage, side: str) -> bool:
    """Ask of the seats of one meeting; no query when they were fetched along."""
    seats: Seats | None = getattr(event, "seats", None)
    if seats is None:
        return False
    kept = [one for one in event.reserved.all() if one.released_at is None]
    return Room(seats.capacity, seats.taken, 0, [*_kept_rooms(kept)]).left_for(side) != 0
