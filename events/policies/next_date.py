"""When a series meets again: so many months later, on the same weekday of the month, at the usual hour."""

from datetime import date, datetime, time

from .moments import exists

WEEK = 7


def months_later(day: date, months: int) -> tuple[int, int]:
    """Give the year and month so many months later."""
    count = day.year * 12 + day.month - 1 + months
    return count // 12, count % 12 + 1


def same_weekday(day: date, months: int) -> date:
    """Give the same weekday of the same week of the month, so many months later.

    The fifth Thursday becomes the last one where a month has four.
    """
    year, month = months_later(day, months)
    first = date(year, month, 1)
    shift = (day.weekday() - first.weekday()) % WEEK
    nth = (day.day - 1) // WEEK
    wanted = 1 + shift + nth * WEEK
    while True:
        try:
            return date(year, month, wanted)
        except ValueError:
            wanted -= WEEK


def proposed(last: datetime, *, months: int, usual: time | None, zone: str) -> datetime:
    """Propose the wall clock time of the next meeting after one that began at `last` (wall clock)."""
    begins = usual or last.time()
    moment = datetime.combine(same_weekday(last.date(), months), begins)
    return moment if exists(moment, zone) else moment.replace(hour=(moment.hour + 1) % 24)
