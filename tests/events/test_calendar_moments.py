"""List, mail, calendar file and closing time agree about the moment, whatever clocks do."""

import re
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from alliantie.visibility import VISITOR
from events.calendaring.appointment import Own, appointment
from events.calendaring.clocks import clocks_of, moment_of
from events.calendaring.files import calendar_text
from events.calendaring.zones import on_clock, timezones
from events.choices import Standing, Zone
from events.models import EventPage, Registration
from events.policies.moments import to_moment
from events.policies.standing import closing_time, standing
from events.presenting.cards import event_card
from events.services.letters import invitation, told_of
from events.services.standing import facts_of
from tests.events.calendars import by_three, same

AMSTERDAM, KRALENDIJK = Zone.NETHERLANDS.value, Zone.BONAIRE.value
MONTHS = "januari februari maart april mei juni juli augustus september oktober november december"
NUMBER = {name: number for number, name in enumerate(MONTHS.split(), 1)}
DAYS = (
    date(2026, 10, 24),
    date(2026, 10, 25),
    date(2026, 10, 26),
    date(2027, 3, 27),
    date(2027, 3, 28),
    date(2028, 2, 29),
    date(2026, 12, 31),
    date(2027, 6, 15),
)
pytestmark = pytest.mark.django_db


@st.composite
def moments(draw) -> tuple[datetime, datetime]:
    """Give a begin and an end around the days on which clocks jump."""
    day = draw(st.sampled_from(DAYS))
    minutes = draw(st.integers(min_value=0, max_value=24 * 12 - 1)) * 5
    begins = datetime.combine(day, datetime.min.time(), UTC) + timedelta(minutes=minutes)
    return begins, begins + timedelta(minutes=draw(st.integers(min_value=5, max_value=60 * 30)))


def event_of(times: tuple[datetime, datetime], zone: str = AMSTERDAM, **fields) -> EventPage:
    fields = {"title": "Zoeken", "slug": "zoeken", "goal": "Doel", "state": "planned", **fields}
    begins, ends = times
    return EventPage(
        starts_at=begins,
        ends_at=ends,
        zone=zone,
        calendar_uid="een@alliantie",
        changed_at=datetime(2026, 1, 1, tzinfo=UTC),
        **fields,
    )


def read_back(text: str) -> tuple[datetime, datetime]:
    [found] = Calendar.from_ical(text).walk("VEVENT")
    return found.start.astimezone(UTC), found.end.astimezone(UTC)


def moments_in(words: str, zone: str) -> set[datetime]:
    """Give what a reader may understand by "zondag 25 oktober 2026, 02:30 tot ..." on this clock."""
    found = re.match(r"\w+ (\d+) (\w+) (\d{4}), (\d\d):(\d\d)", words)
    day, month, year, hour, minute = found.groups()
    local = datetime.fromisoformat(f"{year}-{NUMBER[month]:02}-{day:0>2}T{hour}:{minute}")
    return {local.replace(tzinfo=ZoneInfo(zone), fold=fold).astimezone(UTC) for fold in (0, 1)}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(moments(), st.sampled_from([AMSTERDAM, KRALENDIJK]), st.sampled_from(["", "bonaire"]))
def test_list_mail_calendar_and_closing_time_agree(times, zone, region):
    event = event_of(times, zone, region=region)
    registration = Registration(event=event, email="a@example.org", registered_at=times[0])
    assert read_back(calendar_text([appointment(event)])) == times
    assert read_back(invitation(registration)) == times
    shown = clocks_of(event)
    zones = {"Nederland": AMSTERDAM, "Bonaire": KRALENDIJK}
    for one in shown:
        assert (one.begins.astimezone(UTC), one.ends.astimezone(UTC)) == times
        assert times[0] in moments_in(one.words, zones[one.label])
    assert len(shown) == (2 if zone == KRALENDIJK or region else 1)
    words = [f"{one.label}: {one.words}" if len(shown) > 1 else one.words for one in shown]
    assert told_of(registration)["times"] == words
    event.has_waiting = False  # as the query of a list says
    card = event_card(event, VISITOR, times[0])
    assert datetime.fromisoformat(card.moment) == times[0]
    for said, one in zip(card.times, shown, strict=True):
        listed = said.removeprefix(f"{one.label}: ")
        assert moments_in(listed, zones[one.label]) == moments_in(one.words, zones[one.label])
        assert f"{one.ends:%H:%M} uur" in listed
        assert bool(one.warning) == outside_working_hours(one)
    assert_closes_at(event, times[0], zone)
    event.closes_at = times[0] - timedelta(hours=1)
    assert_closes_at(event, event.closes_at, zone)


def outside_working_hours(one) -> bool:
    begins, ends = one.begins.hour * 60 + one.begins.minute, one.ends.hour * 60 + one.ends.minute
    return begins < 8 * 60 or ends > 18 * 60 or one.begins.date() != one.ends.date()


def assert_closes_at(event: EventPage, moment: datetime, zone: str) -> None:
    """Hold the rule, the words on the page and the second before against each other."""
    facts = facts_of(event, None)
    closes = closing_time(facts)
    assert closes == moment
    assert standing(facts, closes - timedelta(seconds=1)) == Standing.OPEN
    assert standing(facts, closes) == Standing.CLOSED
    local = closes.astimezone(ZoneInfo(zone))
    said = moment_of(event, closes)
    assert f"{local.day} {MONTHS.split()[local.month - 1]} om {local:%H:%M} uur" in said
    assert ("Bonaire" in said) == (len(clocks_of(event)) == 2)


def test_what_a_host_types_comes_back_on_both_clocks():
    typed = datetime.fromisoformat("2026-10-25T10:30")
    begins = to_moment(typed, AMSTERDAM, field="starts")
    event = event_of((begins, begins + timedelta(hours=2)), region="saba")
    assert [one.words for one in clocks_of(event)] == [
        "zondag 25 oktober 2026, 10:30 tot 12:30 uur",
        "zondag 25 oktober 2026, 05:30 tot 07:30 uur",
    ]
    assert [bool(one.warning) for one in clocks_of(event)] == [False, True]


def test_over_midnight_the_day_of_the_end_is_named():
    begins = datetime(2027, 3, 27, 22, 30, tzinfo=UTC)
    event = event_of((begins, begins + timedelta(hours=3)))
    [shown] = clocks_of(event)
    assert shown.words == "zaterdag 27 maart 2027, 23:30 uur tot zondag 28 maart 2027, 03:30 uur"
    assert shown.warning


@pytest.mark.parametrize("zone", [AMSTERDAM, KRALENDIJK])
def test_the_clocks_we_spell_out_are_those_of_the_database(zone):
    """Hold VTIMEZONE against the time zone database, every six hours of the years that come."""
    [spelled] = [one for one in timezones() if one["TZID"] == zone]
    ours = spelled.to_tz(lookup_tzid=False)
    moment = datetime(2024, 1, 1, 3, 30, tzinfo=UTC)
    while moment.year < 2032:
        local = on_clock(moment, zone)
        if local.tzinfo is not None and str(local.tzinfo) == zone:
            wall = local.replace(tzinfo=None)
            assert ours.utcoffset(wall) == local.utcoffset(), moment
        moment += timedelta(hours=6)


def test_three_programs_read_the_same(tmp_path):
    cases = {
        "twice": (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), AMSTERDAM),
        "twice-later": (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), AMSTERDAM),
        "winter": (datetime(2026, 10, 25, 9, 0, tzinfo=UTC), AMSTERDAM),
        "summer": (datetime(2027, 3, 28, 8, 0, tzinfo=UTC), AMSTERDAM),
        "night": (datetime(2027, 3, 28, 0, 30, tzinfo=UTC), AMSTERDAM),
        "leap": (datetime(2028, 2, 29, 23, 30, tzinfo=UTC), AMSTERDAM),
        "midnight": (datetime(2026, 12, 31, 22, 15, tzinfo=UTC), AMSTERDAM),
        "island": (datetime(2026, 10, 25, 14, 0, tzinfo=UTC), KRALENDIJK),
        "island-night": (datetime(2027, 3, 28, 1, 0, tzinfo=UTC), KRALENDIJK),
    }
    title = 'Zoeken; "samen", maar anders: é 漢字 ' + "lang " * 30
    texts, truth = {}, {}
    for name, (begins, zone) in cases.items():
        times = (begins, begins + timedelta(hours=3))
        event = event_of(times, zone, title=title, region="bonaire", sequence=7)
        own = Own("https://example.org/b/geheim/", "a@example.org")
        texts[name] = calendar_text([appointment(event, own)], method="REQUEST")
        truth[name] = [
            {
                "uid": "een@alliantie",
                "begins": f"{times[0]:%Y-%m-%dT%H:%M:%SZ}",
                "ends": f"{times[1]:%Y-%m-%dT%H:%M:%SZ}",
                "sequence": 7,
                "status": "CONFIRMED",
                "summary": title.strip(),
            }
        ]
    for name, read in by_three(texts, tmp_path).items():
        told = same(read)
        assert set(told) == {"icalendar", "ical.js", "node-ical"}
        assert all(found == truth[name] for found in told.values()), (name, told)
        for program in ("ical.js", "node-ical"):
            assert read[program][0]["url"] == "https://example.org/b/geheim/"
            assert read[program][0]["method"] == "REQUEST"
            assert "Bonaire: " in read[program][0]["description"]
