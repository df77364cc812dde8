"""When a series meets again: so many months later, on the same weekday of the month, at the usual hour."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from news.calendar import SATURDAY, is_working_day

from .moments import exists

WEEK = 7


@dataclass(frozen=True)
class Proposal:
    """A moment on the clock of the series, and what it follows from."""

    begins: datetime
    months: int  # after the last meeting
    planned: datetime  # before a public holiday was avoided
    is_put_off: bool


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


def next_after(
    last: datetime, *, months: int, usual: time | None, zone: str, today: date, ahead: int = 1
) -> Proposal:
    """Propose when to meet after `last` (wall clock), `ahead` meetings later, and say why.

    What would lie in the past is put off by whole rounds; a public holiday by weeks.
    """
    times = ahead
    moment = proposed(last, months=months * times, usual=usual, zone=zone)
    while moment.date() <= today:
        times += 1
        moment = proposed(last, months=months * times, usual=usual, zone=zone)
    shifted = moment
    while _is_holiday(shifted.date()):
        shifted += timedelta(days=WEEK)
    return Proposal(
        begins=shifted,
        months=months * times,
        planned=moment,
        is_put_off=times > ahead,
    )


def _is_holiday(day: date) -> bool:
    """Say whether offices are closed on what is no weekend; who meets on Saturdays goes on doing so."""
    return day.weekday() < SATURDAY and not is_working_day(day)
