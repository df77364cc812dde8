"""An offer ends in the daytime of who gets it, whatever the clocks do."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from events.policies.moments import BONAIRE, NETHERLANDS
from events.policies.offering import EVENING, LAST_CALL, LONG, MORNING, SHORT, SOON, offered_until
from events.policies.reminding import BEFORE, LATE, is_due

# Made of whole numbers, which is quick; a busy machine is no fault of the rules.
CALMLY = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
FIVE_YEARS = 5 * 366 * 24 * 60
MOMENTS = st.integers(0, FIVE_YEARS).map(
    lambda minutes: datetime(2024, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)
LEFT = st.integers(0, 40 * 24 * 3600).map(lambda seconds: timedelta(seconds=seconds))
CHANGES = [datetime(2026, 10, 25, 1, tzinfo=UTC), datetime(2027, 3, 28, 1, tzinfo=UTC)]
AROUND = st.builds(
    lambda change, minutes: change + timedelta(minutes=minutes),
    st.sampled_from(CHANGES),
    st.integers(-3000, 3000),
)
ZONES = st.sampled_from([NETHERLANDS, BONAIRE])


@CALMLY
@given(MOMENTS | AROUND, LEFT, ZONES)
def test_an_offer_ends_by_day_or_when_the_meeting_begins(now, left, zone):
    starts_at = now + left
    until = offered_until(now, starts_at=starts_at, zone=zone)
    if left < LAST_CALL:
        assert until is None
    if left > timedelta(hours=24):
        assert until is not None
    if until is None:
        return
    assert now + LAST_CALL <= until <= starts_at
    assert MORNING <= until.astimezone(ZoneInfo(zone)).time() <= EVENING
    assert until <= now + timedelta(hours=24 + 16)
    # It does not end early for the start, but for a night, which is an hour longer when clocks go back.
    if starts_at - until > timedelta(hours=14):
        assert until >= now + (SHORT if left <= SOON else LONG)


@CALMLY
@given(MOMENTS | AROUND, ZONES)
def test_the_longer_it_is_open_the_longer_an_offer_may_last(now, zone):
    lengths = [timedelta(hours=hours) for hours in (3, 24, 71, 73, 400)]
    ends = [offered_until(now, starts_at=now + length, zone=zone) for length in lengths]
    known = [end for end in ends if end is not None]
    assert known == sorted(known)
    assert known == ends[-len(known) :]


def test_an_offer_in_the_evening_lasts_until_the_next_morning():
    evening = datetime(2026, 10, 24, 19, 30, tzinfo=ZoneInfo(NETHERLANDS))
    until = offered_until(evening, starts_at=evening + timedelta(days=2), zone=NETHERLANDS)
    assert until.astimezone(ZoneInfo(NETHERLANDS)).isoformat() == "2026-10-25T11:00:00+01:00"


@pytest.mark.parametrize(
    ("asked", "begins", "until"),
    [
        ("2026-11-10 12:00", "2026-11-10 23:30", "2026-11-10 16:00"),
        ("2026-11-10 17:00", "2026-11-11 02:00", "2026-11-10 20:00"),
        ("2026-11-10 19:00", "2026-11-11 02:00", None),
        ("2026-11-10 22:00", "2026-11-11 08:30", None),
        ("2026-11-10 22:00", "2026-11-11 10:00", "2026-11-11 10:00"),
    ],
)
def test_where_a_meeting_begins_at_night_an_offer_ends_before(asked, begins, until):
    at, starts_at = (
        datetime.fromisoformat(said).replace(tzinfo=ZoneInfo(NETHERLANDS))
        for said in (asked, begins)
    )
    end = offered_until(at, starts_at=starts_at, zone=NETHERLANDS)
    assert (end and f"{end:%Y-%m-%d %H:%M}") == until


@pytest.mark.parametrize("reminder", sorted(BEFORE))
@CALMLY
@given(now=AROUND, minutes=st.integers(-100, 2000))
def test_a_reminder_is_due_once_its_moment_came_and_not_long_after(reminder, now, minutes):
    starts_at = now + BEFORE[reminder] - timedelta(minutes=minutes)
    early = now - timedelta(days=30)
    due = is_due(reminder, starts_at=starts_at, registered_at=early, now=now)
    assert due == (minutes >= 0 and timedelta(minutes=minutes) < LATE[reminder])
    assert not is_due(reminder, starts_at=starts_at, registered_at=now, now=now)
    assert time(9) == MORNING
