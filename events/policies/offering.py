"""How long somebody on the waiting list has to take a seat: long enough, and never ending at night."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

LONG, SHORT = timedelta(hours=24), timedelta(hours=4)
SOON = timedelta(hours=72)
LAST_CALL = timedelta(hours=2)
MORNING, EVENING = time(9), time(20)
GRACE = timedelta(hours=2)


def offered_until(now: datetime, *, starts_at: datetime, zone: str) -> datetime | None:
    """Give the end of an offer, between 09:00 and 20:00 for the receiver; None when it is too late.

    A day, or four hours when the meeting begins within three days. An offer that would end at night
    ends two hours into the next morning instead. Closing registration is for who comes new: who
    waits is offered a seat until the start. No offer outlasts that; where it is at night, the offer
    ends in the evening before.
    """
    end = now + (SHORT if starts_at - now <= SOON else LONG)
    local = end.astimezone(ZoneInfo(zone))
    if local.time() > EVENING:
        local = datetime.combine(local.date() + timedelta(days=1), MORNING, local.tzinfo) + GRACE
    elif local.time() < MORNING:
        local = datetime.combine(local.date(), MORNING, local.tzinfo) + GRACE
    until = min(local.astimezone(now.tzinfo), _last_by_day(starts_at, zone).astimezone(now.tzinfo))
    return until if until - now >= LAST_CALL else None


def cut_short(until: datetime, now: datetime, *, starts_at: datetime, zone: str) -> datetime:
    """Give the end of a running offer once the meeting moved: as it was, or the new last moment by day."""
    last = _last_by_day(starts_at, zone)
    return min(until, (last if last > now else starts_at).astimezone(until.tzinfo))


def _last_by_day(moment: datetime, zone: str) -> datetime:
    """Give the last moment by day until a moment: itself, or the evening before."""
    local = moment.astimezone(ZoneInfo(zone))
    if local.time() < MORNING:
        return datetime.combine(local.date() - timedelta(days=1), EVENING, local.tzinfo)
    return min(local, datetime.combine(local.date(), EVENING, local.tzinfo))
