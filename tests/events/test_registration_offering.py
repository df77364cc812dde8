"""An offer ends in the daytime of who gets it, whatever the clocks do."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.policies.moments import BONAIRE, NETHERLANDS
from events.policies.offering import EVENING, LAST_CALL, LONG, MORNING, SHORT, SOON, offered_until
from events.policies.reminding import BEFORE, LATE, is_due

MOMENTS = st.datetimes(
    datetime(2024, 1, 1),  # noqa: DTZ001 - hypothesis adds the zone
    datetime(2029, 1, 1),  # noqa: DTZ001
    timezones=st.just(UTC),
)
CHANGES = [datetime(2026, 10, 25, 1, tzinfo=UTC), datetime(2027, 3, 28, 1, tzinfo=UTC)]
AROUND = st.builds(
    lambda change, minutes: change + timedelta(minutes=minutes),
    st.sampled_from(CHANGES),
    st.integers(-3000, 3000),
)
ZONES = st.sampled_from([NETHERLANDS, BONAIRE])


@given(MOMENTS | AROUND, st.timedeltas(timedelta(0), timedelta(days=40)), ZONES)
def test_an_offer_ends_by_day_or_when_registration_closes(now, left, zone):
    closes_at = now + left
    until = offered_until(now, closes_at=closes_at, zone=zone)
    if left < LAST_CALL:
        assert until is None
    if left > timedelta(hours=24):
        assert until is not None
    if until is None:
        return
    assert now + LAST_CALL <= until <= closes_at
    assert MORNING <= until.astimezone(ZoneInfo(zone)).time() <= EVENING
    assert until <= now + timedelta(hours=24 + 16)
    if closes_at - until > timedelta(hours=13):  # it does not end early for the closing
        assert until >= now + (SHORT if left <= SOON else LONG)


@given(MOMENTS | AROUND, ZONES)
def test_the_longer_it_is_open_the_longer_an_offer_may_last(now, zone):
    lengths = [timedelta(hours=hours) for hours in (3, 24, 71, 73, 400)]
    ends = [offered_until(now, closes_at=now + length, zone=zone) for length in lengths]
    known = [end for end in ends if end is not None]
    assert known == sorted(known)
    assert known == ends[-len(known) :]


def test_an_offer_in_the_evening_lasts_until_the_next_morning():
    evening = datetime(2026, 10, 24, 19, 30, tzinfo=ZoneInfo(NETHERLANDS))
    until = offered_until(evening, closes_at=evening + timedelta(days=2), zone=NETHERLANDS)
    assert until.astimezone(ZoneInfo(NETHERLANDS)).isoformat() == "2026-10-25T11:00:00+01:00"


@pytest.mark.parametrize(
    ("asked", "closes", "until"),
    [
        ("2026-11-10 12:00", "2026-11-10 23:30", "2026-11-10 16:00"),
        ("2026-11-10 17:00", "2026-11-11 02:00", "2026-11-10 20:00"),
        ("2026-11-10 19:00", "2026-11-11 02:00", None),
        ("2026-11-10 22:00", "2026-11-11 08:30", None),
        ("2026-11-10 22:00", "2026-11-11 10:00", "2026-11-11 10:00"),
    ],
)
def test_where_registration_closes_at_night_an_offer_ends_before(asked, closes, until):
    at, closes_at = (
        datetime.fromisoformat(said).replace(tzinfo=ZoneInfo(NETHERLANDS))
        for said in (asked, closes)
    )
    end = offered_until(at, closes_at=closes_at, zone=NETHERLANDS)
    assert (end and f"{end:%Y-%m-%d %H:%M}") == until


@pytest.mark.parametrize("reminder", sorted(BEFORE))
@given(now=AROUND, minutes=st.integers(-100, 2000))
def test_a_reminder_is_due_once_its_moment_came_and_not_long_after(reminder, now, minutes):
    starts_at = now + BEFORE[reminder] - timedelta(minutes=minutes)
    early = now - timedelta(days=30)
    due = is_due(reminder, starts_at=starts_at, registered_at=early, now=now)
    assert due == (minutes >= 0 and timedelta(minutes=minutes) < LATE[reminder])
    assert not is_due(reminder, starts_at=starts_at, registered_at=now, now=now)
    assert time(9) == MORNING
