from datetime import date

import pytest

from cases.presenting.facts import period_of

NEW_YEAR, YEARS_END = date(2020, 1, 1), date(2020, 12, 31)


@pytest.mark.parametrize(
    ("start", "end", "is_ongoing", "words"),
    [
        (NEW_YEAR, None, False, "2020"),
        (NEW_YEAR, YEARS_END, False, "2020"),
        (NEW_YEAR, date(2022, 12, 31), False, "2020 tot 2022"),
        (NEW_YEAR, None, True, "Sinds 2020, loopt nog"),
        (date(2020, 5, 1), None, False, "mei 2020"),
        (NEW_YEAR, date(2020, 6, 30), False, "januari 2020 tot juni 2020"),
    ],
)
def test_a_rough_date_says_no_more_than_the_year(start, end, is_ongoing, words):
    assert period_of(start, end, is_ongoing=is_ongoing, is_rough=True) == words


def test_what_a_member_typed_is_said_in_months():
    assert period_of(NEW_YEAR, None, is_ongoing=False) == "januari 2020"
