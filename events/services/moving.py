"""What moves along when a meeting moves: programme, reminders, signing up, kept seats, offers."""

from collections.abc import Collection
from datetime import datetime, timedelta

from django.db.models import F
from django.utils import timezone

from events.calendaring.clocks import zone_of
from events.choices import RegistrationState
from events.models import EventPage
from events.policies.offering import cut_short


def move_along(row: EventPage, began_at: datetime | None, *, chosen: Collection[str]) -> None:
    """Move all that hangs on the start by the same time; what was `chosen` just now stays as chosen."""
    if began_at is None or row.starts_at is None or row.starts_at == began_at:
        return
    row.registrations.exclude(reminded=[]).update(reminded=[])  # told of a time that is no more
    moved = row.starts_at - began_at
    row.programme.update(starts_at=F("starts_at") + moved, ends_at=F("ends_at") + moved)
    row.reserved.filter(released_at=None).update(release_at=F("release_at") + moved)
    _move_signing_up(row, moved, chosen)
    _cut_offers(row, row.starts_at)


def _move_signing_up(row: EventPage, moved: timedelta, chosen: Collection[str]) -> None:
    """Move from when till when people sign up; that it opened stays so, and what is never any more goes."""
    has_opened = row.opens_at is not None and row.opens_at <= timezone.now()
    stays = {*chosen, *(("opens_at",) if has_opened else ())}
    for name in ("opens_at", "closes_at"):
        moment = getattr(row, name)
        if moment is None:
            continue
        fresh = moment if name in stays else moment + moved
        is_never = row.ends_at is not None and fresh > row.ends_at
        setattr(row, name, None if is_never else fresh)


def _cut_offers(row: EventPage, starts_at: datetime) -> None:
    """Let no offer outlast the new start; changes no counter, and only offers that still run."""
    now = timezone.now()
    running = row.registrations.filter(state=RegistrationState.OFFERED)
    for one in running.select_related("event", "organisation"):
        if one.offered_until is None:
            continue
        until = cut_short(one.offered_until, now, starts_at=starts_at, zone=zone_of(one))
        later = row.registrations.filter(pk=one.pk, state=RegistrationState.OFFERED)
        later.filter(offered_until__gt=until).update(offered_until=until)
