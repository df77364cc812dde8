"""How long somebody on the waiting list has to take a seat: long enough, and never ending at night."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

LONG, SHORT = timedelta(hours=24), timedelta(hours=4)
SOON = timedelta(hours=72)
LAST_CALL = timedelta(hours=2)
MORNING, EVENING = time(9), time(20)
GRACE = timedelta(hours=2)


def offered_until(now: datetime, *, closes_at: datetime, zone: str) -> datetime | None:
    """Give the end of an offer, between 09:00 and 20:00 for the receiver; None when it is too late.

    A day, or four hours when registration closes within three days. An offer that would end at
    night ends two hours into the next morning instead. None outlasts the closing of registration;
    where that is at night, it ends in the evening before.
    """
    end = now + (SHORT if closes_at - now <= SOON else LONG)
    local = end.astimezone(ZoneInfo(zone))
    if local.time() > EVENING:
        local = datetime.combine(local.date() + timedelta(days=1), MORNING, local.tzinfo) + GRACE
    elif local.time() < MORNING:
        local = datetime.combine(local.date(), MORNING, local.tzinfo) + GRACE
    until = min(local.astimezone(now.tzinfo), _last_by_day(closes_at, zone).astimezone(now.tzinfo))
    return until if until - now >= LAST_CALL else None


def _last_by_day(moment: datetime, zone: str) -> datetime:
    """Give the last moment by day until a moment: itself, or the evening before."""
    local = moment.astimezone(ZoneInfo(zone))
    if local.time() < MORNING:
        return datetime.combine(local.date() - timedelta(days=1), EVENING, local.tzinfo)
    return min(local, datetime.combine(local.date(), EVENING, local.tzinfo))
