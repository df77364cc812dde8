"""Periods: right on the calendar, within bounds, changed by who may."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from alliantie import periods
from alliantie.calendar import months_before, months_later
from alliantie.choices import Role, Unit
from alliantie.models import AuditEntry, ChosenPeriod
from alliantie.periods import Period, PeriodRefusedError
from alliantie.visibility import Actor

HERE = ZoneInfo("Europe/Amsterdam")
ADMIN = Actor(user_id=None, roles=frozenset({Role.SITE_ADMIN.value}))
PROOF = Period("proof", "Proef", Unit.MONTHS, 18, 6, 60)


def test_months_before_is_the_other_side_of_months_later():
    """On every day of three years: what began by that day is over, and nothing that began after it."""
    for months in (1, 6, 12, 18):
        for ahead in range(3 * 366):
            today = date(2023, 12, 1) + timedelta(days=ahead)
            last = months_before(today, months)
            assert months_later(last, months) <= today, (today, months)
            assert months_later(last + timedelta(days=1), months) > today, (today, months)
    assert months_later(date(2024, 8, 31), 18) == date(2026, 2, 28)
    assert months_before(date(2026, 2, 28), 18) == date(2024, 8, 31)


def test_whole_days_are_counted_over_a_change_of_the_clock():
    """Begun at 23:30 the day before the clock changes; over at our midnight, not an hour off."""
    for changes, unit in (
        (date(2026, 3, 29), Unit.DAYS),
        (date(2026, 10, 25), Unit.DAYS),
        (date(2026, 3, 29), Unit.MONTHS),
    ):
        begun = datetime.combine(changes - timedelta(days=1), datetime.min.time(), HERE)
        begun = begun.replace(hour=23, minute=30)
        period = Period("days", "Dagen", unit, 7, 1, 90)
        over = datetime.combine(
            periods.end_of(unit, 7, begun.date()), datetime.min.time(), tzinfo=HERE
        )
        early = over - timedelta(minutes=1)
        assert begun >= periods.over_before(period, early, 7), (changes, unit)
        assert begun < periods.over_before(period, over, 7), (changes, unit)


def test_working_days_leave_the_weekend_out():
    sunday, friday = date(2026, 11, 22), date(2026, 11, 27)
    assert periods.begun_by(Unit.WORKING_DAYS, 5, friday) == sunday
    assert periods.end_of(Unit.WORKING_DAYS, 5, sunday) == friday


@pytest.mark.django_db
def test_only_an_administrator_changes_one_and_only_within_bounds():
    assert periods.length_of(PROOF) == 18
    assert periods.choose(period=PROOF, length=24, actor=ADMIN) is True
    assert periods.choose(period=PROOF, length=24, actor=ADMIN) is False
    assert periods.length_of(PROOF) == 24
    assert AuditEntry.objects.filter(action="period.choose").count() == 1
    for length in (0, 5, 61, -1):
        with pytest.raises(PeriodRefusedError, match="van 6 tot en met 60"):
            periods.choose(period=PROOF, length=length, actor=ADMIN)
    editor = Actor(user_id=1, roles=frozenset({Role.EDITOR.value}))
    with pytest.raises(PeriodRefusedError, match="sitebeheer"):
        periods.choose(period=PROOF, length=30, actor=editor)
    assert periods.length_of(PROOF) == 24
    # A newer version of the site that made the bounds narrower.
    ChosenPeriod.objects.filter(name="proof").update(length=90)
    assert periods.length_of(PROOF) == 60


@pytest.mark.django_db
def test_every_period_of_the_site_is_sound():
    known = periods.lengths()
    assert {"review_case", "review_organisation", "review_page", "review_remind", "review_show",
            "review_archive", "case_question", "case_taken", "invitation"} <= set(known)  # fmt: skip
    for one in periods.periods():
        assert 1 <= one.lowest <= one.default <= one.highest, one.name
        assert known[one.name] == one.default
