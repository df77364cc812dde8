"""When the weekly mail goes out, and what time it covers; plain Python."""

from datetime import date, datetime, time, timedelta, tzinfo

WEEK = timedelta(days=7)
# After a long standstill we do not tell of half a year.
LONGEST = timedelta(days=28)
# Who gets a mail on Sunday about Thursday rather waits for the next.
LATEST = timedelta(days=3)


def week_of(day: date) -> date:
    """Give the Monday of a week."""
    return day - timedelta(days=day.isoweekday() - 1)


def slot(week: date, *, day: int, hour: int, zone: tzinfo) -> datetime:
    """Give the moment in a week at which the mail is due; `day` is 1 for Monday."""
    return datetime.combine(week + timedelta(days=day - 1), time(hour), tzinfo=zone)


def is_due(*, now: datetime, due: datetime) -> bool:
    """Say whether the mail of this week is to be made now."""
    return due <= now < due + LATEST


def since(*, until: datetime, earlier: datetime | None) -> datetime:
    """Give where the window begins: where the one before ended, so that nothing falls between."""
    if earlier is None:
        return until - WEEK
    return max(earlier, until - LONGEST)
