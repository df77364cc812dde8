"""Numbers tell nobody's story: under five is hidden, also from who subtracts."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.policies.numbers import median_told, quarters_until, told, total_told
from reports.presenting.numbers import quarters
from tests.factories.reports import make_dossier


@settings(deadline=None, max_examples=60)
@given(st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 30), min_size=1))
def test_no_part_under_five_is_told_nor_follows_from_the_total(parts):
    seen = told(parts)
    assert all(number is None or number == 0 or number >= 5 for number in seen.values())
    if None in seen.values():
        kept = [name for name, number in seen.items() if number is None]
        others = [number for name, number in parts.items() if number and name not in kept]
        assert len(kept) > 1 or not others  # alone it would be the total, which is hidden then too
        if len(kept) == 1:
            assert total_told(sum(parts.values())) is None


def test_quarters_go_back_over_new_year():
    assert quarters_until(date(2026, 2, 1), 3) == [(2026, 1), (2025, 4), (2025, 3)]
    assert median_told([1, 2, 3, 4]) is None
    assert median_told([1, 2, 3, 4, 9]) == 3


@pytest.mark.django_db
def test_page_counts_decisions_by_quarter_outcome_and_reason(django_assert_num_queries):
    now = timezone.now()
    for number in range(12):
        state = "hidden" if number < 6 else "left"
        reason = "onjuist" if number < 9 else "reclame"
        opened = now - timedelta(days=3)
        make_dossier(state=state, reason=reason, decided_at=now, opened_at=opened)
    make_dossier(state="open")
    make_dossier(state="left", decided_at=now - timedelta(days=800))
    with django_assert_num_queries(1):
        (row,) = quarters()
    assert (row.total, row.hidden, row.left, row.back, row.days) == (12, 6, 6, 0, 3)
    assert {number for _label, number in row.reasons} == {None, 0}  # three, and nine would tell it
