from datetime import date, datetime, time

import pytest

from events.policies.next_date import proposed, same_weekday

wall = datetime.fromisoformat
AMSTERDAM = "Europe/Amsterdam"


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 3, 12), 3, date(2026, 6, 11)),  # second Thursday
        (date(2026, 12, 10), 3, date(2027, 3, 11)),
        (date(2026, 4, 30), 3, date(2026, 7, 30)),  # fifth Thursday there too
        (date(2026, 7, 30), 3, date(2026, 10, 29)),
        (date(2026, 10, 29), 1, date(2026, 11, 26)),  # no fifth Thursday: the last
        (date(2024, 2, 29), 12, date(2025, 2, 27)),
    ],
)
def test_same_weekday_of_the_month(day, months, expected):
    assert same_weekday(day, months) == expected
    assert expected.weekday() == day.weekday()


def test_the_usual_hour_wins_over_the_last_one():
    last = wall("2026-03-12 14:30")
    assert proposed(last, months=3, usual=time(13), zone=AMSTERDAM) == wall("2026-06-11 13:00")
    assert proposed(last, months=3, usual=None, zone=AMSTERDAM) == wall("2026-06-11 14:30")


def test_an_hour_that_does_not_exist_becomes_the_next():
    last = wall("2026-12-27 02:30")  # a Sunday
    assert proposed(last, months=3, usual=None, zone=AMSTERDAM) == wall("2027-03-28 03:30")
