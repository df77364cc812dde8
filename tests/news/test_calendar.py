from datetime import date, timedelta

import pytest

from news import calendar


@pytest.mark.parametrize(
    ("month", "first"),
    [
        (date(2026, 1, 15), date(2026, 1, 2)),  # New Year on Thursday
        (date(2026, 8, 1), date(2026, 8, 3)),  # a Saturday
        (date(2024, 4, 9), date(2024, 4, 2)),  # Easter Monday on the first
        (date(2020, 6, 9), date(2020, 6, 2)),  # Whit Monday on the first
        (date(2008, 5, 9), date(2008, 5, 2)),  # Ascension on the first
        (date(2026, 12, 24), date(2026, 12, 1)),
    ],
)
def test_round_opens_on_the_first_working_day(month, first):
    assert calendar.opens_on(month) == first


@pytest.mark.parametrize(
    ("year", "day"),
    [(2000, (4, 23)), (2024, (3, 31)), (2025, (4, 20)), (2026, (4, 5)), (2038, (4, 25))],
)
def test_easter(year, day):
    assert calendar.easter(year) == date(year, *day)


def test_round_is_about_the_month_before():
    assert calendar.month_before(date(2026, 1, 2)) == date(2025, 12, 1)


def test_round_is_open_for_fourteen_days():
    closes = calendar.closes_on(date(2026, 12, 1))
    days = [date(2026, 12, 1) + timedelta(days=n) for n in range(31)]
    assert sum(calendar.is_open(closes, day) for day in days) == 14


def test_worker_that_was_away_opens_late_but_not_at_the_end_of_the_month():
    assert not calendar.is_time_to_open(date(2026, 8, 2))
    assert calendar.is_time_to_open(date(2026, 8, 3))
    assert calendar.is_time_to_open(date(2026, 8, 9))
    assert not calendar.is_time_to_open(date(2026, 8, 20))


def test_people_are_mailed_in_the_first_week_only():
    closes = calendar.closes_on(date(2026, 12, 1))
    assert calendar.still_asks(closes, date(2026, 12, 7))
    assert not calendar.still_asks(closes, date(2026, 12, 8))
