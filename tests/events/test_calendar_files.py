"""What stands in an appointment, and that nobody but the site writes it."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.core.management import call_command
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from events.calendaring.appointment import Own, appointment
from events.calendaring.checking import check
from events.calendaring.files import calendar_text
from events.calendaring.texts import clean
from events.models import EventPage
from tests.events.calendars import by_three
from tests.factories.cases import make_organisation
from tests.factories.events import make_event

pytestmark = pytest.mark.django_db
SUITE = Path(__file__).resolve().parents[3] / "shared/data/testsuites/ics"
BEGINS = datetime(2026, 11, 3, 13, tzinfo=UTC)


def an_event(**fields) -> EventPage:
    fields = {"title": "Zoeken", "slug": "zoeken", "goal": "Doel", "state": "planned", **fields}
    times = {"starts_at": BEGINS, "ends_at": BEGINS + timedelta(hours=2)}
    return EventPage(**times, calendar_uid="een@alliantie", changed_at=BEGINS, **fields)


def lines_of(text: str) -> list[str]:
    return text.replace("\r\n ", "").split("\r\n")


def vevent(text: str):
    [found] = Calendar.from_ical(text).walk("VEVENT")
    return found


TEXT = st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=120)


@settings(max_examples=200, deadline=None)
@given(TEXT, TEXT)
def test_any_text_comes_back_as_it_was_and_adds_no_line(title, goal):
    event = an_event(title=f"T{title}", goal=f"D{goal}")
    text = calendar_text([appointment(event)])
    assert check(text.encode()).problems == []
    assert sum(line.startswith("BEGIN:") for line in lines_of(text)) == 7
    found = vevent(text)
    assert str(found["SUMMARY"]) == " ".join(clean(f"T{title}").split())
    assert str(found["DESCRIPTION"]).startswith(clean(f"D{goal}"))
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))


@pytest.mark.parametrize(
    "title",
    [
        "Zoek\r\nATTENDEE:mailto:x@example.org",
        "Zoek\nEND:VEVENT\nBEGIN:VEVENT\nUID:vals",
        "Zoek\u2028URL:https://vals.example",
        "Zoek\x00\x0b\x0c\x85 \u202ekcets",
        "Pad C:\\Nieuw\\n; en, zo",
    ],
)
def test_a_title_cannot_write_a_line_of_its_own(title, tmp_path):
    text = calendar_text([appointment(an_event(title=title))])
    names = [line.partition(":")[0].partition(";")[0] for line in lines_of(text)]
    assert names.count("BEGIN") == 7
    assert "ATTENDEE" not in names
    assert names.count("URL") == names.count("UID") == 1
    for read in by_three({"een": text}, tmp_path)["een"].values():
        assert [one["summary"] for one in read] == [" ".join(clean(title).split())]


def test_an_appointment_says_what_a_calendar_needs(settings):
    settings.DEFAULT_FROM_EMAIL = "Alliantie <site@alliantie.example>"
    host = make_organisation('Gemeente "Duin", Zee')
    event = an_event(mode="hybrid", venue="Stadhuis", address="Plein 1", organisation=host)
    found = vevent(calendar_text([appointment(event)]))
    assert str(found["UID"]) == "een@alliantie"
    assert str(found["STATUS"]) == "CONFIRMED"
    assert str(found["LOCATION"]) == "Stadhuis, Plein 1, Online"
    assert str(found["URL"]).endswith("/bijeenkomsten/zoeken/")
    assert str(found["ORGANIZER"]) == "mailto:site@alliantie.example"
    assert found["ORGANIZER"].params["CN"] == "Gemeente 'Duin', Zee"
    assert found["CATEGORIES"].to_ical() == b"Workshop"
    assert found["DTSTAMP"].dt == found["LAST-MODIFIED"].dt == BEGINS
    assert "ATTENDEE" not in found


def test_the_personal_link_stands_only_in_ones_own_appointment():
    event = an_event(mode="online")
    own = vevent(calendar_text([appointment(event, Own("https://x.example/b/geheim/", "a@b.nl"))]))
    assert str(own["URL"]) == str(own["LOCATION"]) == "https://x.example/b/geheim/"
    assert str(own["ATTENDEE"]) == "mailto:a@b.nl"
    assert "geheim" not in calendar_text([appointment(event)])


def test_what_is_called_off_is_cancelled_with_its_reason():
    event = an_event(state="cancelled", cancel_reason="De spreker is ziek.", sequence=4)
    found = vevent(calendar_text([appointment(event)]))
    assert (str(found["STATUS"]), int(found["SEQUENCE"])) == ("CANCELLED", 4)
    assert "Gaat niet door. De spreker is ziek." in str(found["DESCRIPTION"])


def test_the_address_bar_writes_nothing(site_home, client):
    event = make_event(title="Echte titel", starts_at=BEGINS)
    plain = client.get(f"/bijeenkomsten/{event.slug}/agenda.ics").content
    forged = client.get(
        f"/bijeenkomsten/{event.slug}/agenda.ics",
        {"title": "Vals", "summary": "Vals", "start": "20300101T000000Z", "uid": "vals"},
    ).content
    assert plain == forged
    assert b"Echte titel" in plain


@pytest.mark.skipif(not SUITE.is_dir(), reason="the collection of calendar files is not here")
def test_files_of_others_never_crash_the_checker():
    files = sorted(SUITE.rglob("*.ics"))
    read = [check(file.read_bytes()) for file in files]
    assert len(files) >= 101
    assert sum(bool(one.found) for one in read) > len(files) / 2
    assert all(one.found or one.problems for one in read)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe\x00",
        b"BEGIN:VCALENDAR",
        b"BEGIN:VCALENDAR\r\n" + b"BEGIN:VEVENT\r\n" * 5_000,
        b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:00010101T000000\r\nEND:VEVENT\r\nEND:VCALENDAR",
        b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\nSEQUENCE:veel\r\nEND:VEVENT\r\nEND:VCALENDAR",
    ],
    ids=["nothing", "no text", "not ended", "endless", "year 1", "no number"],
)
def test_broken_files_are_told_of(data):
    checked = check(data)
    assert checked.problems or checked.found


def test_the_command_counts(tmp_path, capsys):
    (tmp_path / "goed.ics").write_text(calendar_text([appointment(an_event())]), newline="")
    (tmp_path / "fout.ics").write_bytes(b"BEGIN:VCALENDAR")
    call_command("check_calendars", tmp_path)
    told = capsys.readouterr().out.splitlines()
    assert told[-1] == "files 2 with problems 1"
    assert "goed.ics: 1 appointments, good" in told
