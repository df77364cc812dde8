"""Dutch working days."""

from datetime import date

import pytest

from alliantie.calendar import (
    add_working_days,
    easter,
    holidays,
    is_working_day,
    working_days_before,
)


@pytest.mark.parametrize(
    "day",
    [date(2000, 4, 23), date(2024, 3, 31), date(2025, 4, 20), date(2026, 4, 5), date(2038, 4, 25)],
)
def test_easter(day):
    assert easter(day.year) == day


def test_holidays_of_a_year():
    assert holidays(2026) == {
        date(2026, 1, 1),
        date(2026, 4, 3),
        date(2026, 4, 6),
        date(2026, 4, 27),
        date(2026, 5, 5),
        date(2026, 5, 14),
        date(2026, 5, 25),
        date(2026, 12, 25),
        date(2026, 12, 26),
    }


def test_kings_day_on_a_sunday_is_a_day_earlier():
    assert date(2025, 4, 26) in holidays(2025)
    assert date(2025, 4, 27) not in holidays(2025)


def test_weekends_and_holidays_are_no_working_days():
    assert not is_working_day(date(2026, 11, 21))
    assert not is_working_day(date(2026, 5, 14))
    assert is_working_day(date(2026, 11, 23))


def test_five_working_days_over_christmas_and_new_year():
    assert add_working_days(date(2026, 12, 23), 5) == date(2026, 12, 31)
    assert add_working_days(date(2026, 12, 31), 1) == date(2027, 1, 4)


def test_no_days_is_the_same_day():
    assert add_working_days(date(2026, 11, 21), 0) == date(2026, 11, 21)


def test_counting_back_meets_counting_on():
    end = date(2026, 12, 31)
    start = working_days_before(end, 5)
    assert start == date(2026, 12, 23)
    assert add_working_days(start, 5) <= end < add_working_days(date(2026, 12, 24), 5)
