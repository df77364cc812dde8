"""When a round opens and closes; plain Python."""

from datetime import date, timedelta

OPEN_DAYS = 14
# Who joins in the first days of a round is asked too; a worker that was away opens it that late.
ASKING_DAYS = 7
SATURDAY = 5
EASTER_MONDAY, ASCENSION, WHIT_MONDAY = 1, 39, 50
NEW_YEAR, KINGS_DAY, LIBERATION = (1, 1), (4, 27), (5, 5)


def easter(year: int) -> date:
    """Give Easter Sunday (Gauss, as Meeus wrote it down for the Gregorian calendar)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    i = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * i) // 451
    month, day = divmod(h + i - 7 * m + 114, 31)
    return date(year, month, day + 1)


def is_working_day(day: date) -> bool:
    """Say whether offices are open: no weekend and no public holiday of the Netherlands."""
    moving = {
        easter(day.year) + timedelta(days=after)
        for after in (EASTER_MONDAY, ASCENSION, WHIT_MONDAY)
    }
    fixed = {NEW_YEAR, KINGS_DAY, LIBERATION}
    return day.weekday() < SATURDAY and (day.month, day.day) not in fixed and day not in moving


def opens_on(today: date) -> date:
    """Give the first working day of this month."""
    day = today.replace(day=1)
    while not is_working_day(day):
        day += timedelta(days=1)
    return day


def is_time_to_open(today: date) -> bool:
    """Say whether a round may begin today; a worker that was away a while is not too late."""
    return opens_on(today) <= today < opens_on(today) + timedelta(days=ASKING_DAYS)


def month_before(today: date) -> date:
    """Give the first day of the month that the round of today is about."""
    return (today.replace(day=1) - timedelta(days=1)).replace(day=1)


def closes_on(opened: date) -> date:
    """Give the last day on which lines are taken."""
    return opened + timedelta(days=OPEN_DAYS - 1)


def is_open(closes: date, today: date) -> bool:
    """Say whether lines are still taken."""
    return today <= closes


def still_asks(closes: date, today: date) -> bool:
    """Say whether people are still mailed about this round."""
    return today <= closes - timedelta(days=OPEN_DAYS - ASKING_DAYS)
