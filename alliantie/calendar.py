"""Working days in the Netherlands, and months; plain Python, no table to keep up."""

from calendar import monthrange
from datetime import date, datetime, time, timedelta

SATURDAY = 5
SUNDAY = 6
MONTHS_IN_YEAR = 12


def easter(year: int) -> date:
    """Give Easter Sunday (the anonymous Gregorian computus, as in Meeus)."""
    golden = year % 19
    century, rest = divmod(year, 100)
    leap_centuries, left = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap_centuries - correction + 15) % 30
    quarter, remainder = divmod(rest, 4)
    weekday = (32 + 2 * left + 2 * quarter - epact - remainder) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def holidays(year: int) -> frozenset[date]:
    """Give the days on which no answer can be expected (Algemene termijnenwet, article 3)."""
    sunday = easter(year)
    kings_day = date(year, 4, 27)
    if kings_day.weekday() == SUNDAY:
        kings_day -= timedelta(days=1)
    moving = (sunday + timedelta(days=days) for days in (-2, 1, 39, 50))
    fixed = (date(year, month, day) for month, day in ((1, 1), (5, 5), (12, 25), (12, 26)))
    return frozenset({*moving, *fixed, kings_day})


def is_working_day(day: date) -> bool:
    """Say whether offices are open."""
    return day.weekday() < SATURDAY and day not in holidays(day.year)


def add_working_days(start: date, days: int) -> date:
    """Give the day that is so many working days later; `start` itself does not count."""
    day = start
    while days > 0:
        day += timedelta(days=1)
        days -= is_working_day(day)
    return day


def working_days_before(end: date, days: int) -> date:
    """Give the last day from which at least so many working days have passed at `end`."""
    day = end
    while add_working_days(day, days) > end:
        day -= timedelta(days=1)
    return day


def working_days_ago(now: datetime, days: int) -> datetime:
    """Give the moment since when so many times 24 hours have passed, with the clock still on days off.

    `now` is in local time. What happened on a Saturday counts from the start of the next working day.
    """
    moment = now
    if not is_working_day(now.date()):
        moment = datetime.combine(_day_after_last_working_day(now.date()), time(), now.tzinfo)
    day = moment.date()
    for _turn in range(days):
        day -= timedelta(days=1)
        while not is_working_day(day):
            day -= timedelta(days=1)
    return datetime.combine(day, moment.timetz())


def _day_after_last_working_day(day: date) -> date:
    while not is_working_day(day - timedelta(days=1)):
        day -= timedelta(days=1)
    return day


def months_later(day: date, months: int) -> date:
    """Give the same day so many months later, or the last day of that month."""
    year, month = _month(day, months)
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def months_before(day: date, months: int) -> date:
    """Give the last day of which `months_later` is at most this day."""
    year, month = _month(day, -months)
    last = monthrange(year, month)[1]
    is_end = day.day == monthrange(day.year, day.month)[1]
    return date(year, month, last if is_end else min(day.day, last))


def _month(day: date, months: int) -> tuple[int, int]:
    years, month = divmod(day.month - 1 + months, MONTHS_IN_YEAR)
    return day.year + years, month + 1
