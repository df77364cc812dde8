"""The page of one meeting."""

import json
import re
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from alliantie.choices import Audience
from events.choices import EventState, HostState, Mode, Zone
from events.models import CoHost, EventLink, EventPerson, ProgrammeItem, Seats, Series
from organisations.choices import Listing
from tests.factories.cases import make_case, make_member, make_organisation, make_theme
from tests.factories.dilemmas import make_dilemma
from tests.factories.events import make_event, make_registration
from tests.factories.people import make_person

pytestmark = pytest.mark.django_db


def told(client, event) -> str:
    answer = client.get(event.url)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def described(client, event) -> dict:
    found = re.search(r"<script type=\"application/ld\+json\">(.*?)</script>", told(client, event))
    return json.loads(found[1])["@graph"][0]


def test_it_says_what_when_where_and_who(client, site_home):
    owner = make_member(make_organisation("Gemeente Veldhoek"))
    event = make_event(
        owner,
        title="Samen zoeken",
        goal="Een zoekplan maken.",
        description="<p>We lezen <b>samen</b>.</p>",
        prepare="Lees het stuk.",
        starts_at=datetime(2030, 1, 15, 9, tzinfo=UTC),
        venue="De Linde",
        address="Plein 1, Veldhoek",
        region="utrecht",
        travel="Bus 4.",
        themes=(make_theme("Open aanpak"),),
    )
    html = told(client, event)
    for words in (
        "Samen zoeken",
        "Een zoekplan maken.",
        "<b>samen</b>",
        "Lees het stuk.",
        "Bus 4.",
    ):
        assert words in html
    for words in ("dinsdag 15 januari 2030, 10:00", "12:00", "De Linde", "Plein 1", "Open aanpak"):
        assert words in html
    assert "Gemeente Veldhoek" in html
    assert f"{event.url}agenda.ics" in html
    assert f"{event.url}aanmelden/" in html


def test_it_says_what_is_not_there_too(client, site_home):
    html = told(client, make_event(has_lift=True, access_note="Bel voor een kussen."))
    for words in ("Er is een lift", "Geen ringleiding bekend", "Geen tolk gebarentaal bekend"):
        assert words in html
    assert "Geen stille ruimte bekend" in html
    assert "Bel voor een kussen." in html


def test_of_an_online_meeting_no_room_is_judged_and_no_link_is_shown(client, site_home):
    event = make_event(mode=Mode.ONLINE, venue="Vergeten zaal", url="https://kamer.example/geheim")
    client.force_login(event.owner)
    html = told(client, event)
    assert "ringleiding" not in html
    assert "Vergeten zaal" not in html
    assert "Geen tolk gebarentaal bekend" in html
    assert "kamer.example" not in html
    assert "De link krijg je als je je aanmeldt" in html


def test_people_are_named_as_their_profiles_allow(client, site_home):
    event = make_event()
    seen = make_person("Sanne Spreekt", show_who="everyone", function="Adviseur")
    hidden = make_person("Hidde Verborgen", show_who="nobody")
    members = make_person("Lies Leden", show_who="members")
    for person in (seen, hidden, members):
        EventPerson.objects.create(event=event, user=person.user)
    EventPerson.objects.create(
        event=event, name="Gijs Gast", about="Van elders", role="facilitator"
    )
    html = told(client, event)
    for words in ("Sanne Spreekt", "Adviseur", "Gijs Gast", "Van elders", "Gespreksleider"):
        assert words in html
    assert seen.get_absolute_url() in html
    assert "Hidde" not in html
    assert "Lies" not in html
    assert html.count("Iemand uit het netwerk") == 2
    client.force_login(make_member(make_organisation()))
    html = told(client, event)
    assert "Lies Leden" in html
    assert "Hidde" not in html
    seen.user.is_active = False
    seen.user.save()
    assert "Sanne" not in told(client, event)


def test_who_organises_along_and_who_was_asked(client, site_home):
    event = make_event()
    for name, state in (("Ja", "confirmed"), ("Misschien", "asked"), ("Nee", "declined")):
        CoHost.objects.create(
            event=event, organisation=make_organisation(f"Stichting {name}"), state=state
        )
    html = told(client, event)
    assert re.search(r"Samen met <a[^>]*>Stichting Ja</a>", html)
    assert re.search(r"Gevraagd om mee te doen: <a[^>]*>Stichting Misschien</a>", html)
    assert "Stichting Nee" not in html
    names = [one["name"] for one in described(client, event)["organizer"]]
    assert names == [event.organisation.name, "Stichting Ja"]


def test_an_organisation_that_is_not_in_the_overview_is_not_named(client, site_home):
    proposed = make_organisation("Stichting Nieuw", listing=Listing.PROPOSED)
    owner = make_member(proposed)
    event = make_event(owner)
    CoHost.objects.create(
        event=event,
        organisation=make_organisation("Stichting Weg", listing=Listing.HIDDEN),
        state=HostState.CONFIRMED,
    )
    html = told(client, event)
    assert "Stichting Nieuw" not in html
    assert "Stichting Weg" not in html
    client.force_login(owner)
    assert "Stichting Nieuw" in told(client, event)


def test_what_it_is_about_as_far_as_the_reader_may_see(client, site_home):
    event = make_event()
    pages = [
        make_case("Openbaar voorbeeld"),
        make_case("Voorbeeld voor leden", audience=Audience.MEMBERS),
        make_dilemma(make_member(make_organisation()), question="Mag dit dilemma?"),
    ]
    for page in pages:
        EventLink.objects.create(event=event, page=page)
    html = told(client, event)
    assert "Openbaar voorbeeld" in html
    assert "Voorbeeld voor leden" not in html
    assert "Mag dit dilemma?" not in html
    client.force_login(make_member(make_organisation()))
    html = told(client, event)
    assert "Voorbeeld voor leden" in html
    assert "Mag dit dilemma?" in html


def test_parts_at_the_same_time_stand_beside_each_other(client, site_home):
    begin = datetime(2030, 1, 15, 9, tzinfo=UTC)
    event = make_event(starts_at=begin, hours=4)

    def add(title, hour, hours=1.0, **fields):
        starts = begin + timedelta(hours=hour)
        ends = starts + timedelta(hours=hours)
        ProgrammeItem.objects.create(
            event=event, title=title, starts_at=starts, ends_at=ends, **fields
        )

    add("Welkom", 0)
    add("Ronde A", 1, room="Zaal 1")
    add("Ronde B", 1, 0.5, room="Zaal 2")
    programme = client.get(event.url).context["shown"].programme
    assert programme.columns == 2
    assert [(s.time, [(p.title, p.width, p.until) for p in s.parts]) for s in programme.slots] == [
        ("10:00 tot 11:00", [("Welkom", 2, "")]),
        ("11:00 tot 12:00", [("Ronde A", 1, ""), ("Ronde B", 1, "11:30")]),
    ]


def test_both_clocks_when_the_islands_are_concerned(client, site_home):
    begin = datetime(2030, 1, 15, 14, tzinfo=UTC)
    html = told(client, make_event(starts_at=begin, zone=Zone.BONAIRE))
    for words in ("Bonaire", "10:00", "Nederland", "15:00"):
        assert words in html
    assert "Bonaire" not in told(client, make_event(starts_at=begin))


def test_how_it_stands(client, site_home):
    full = make_event(capacity=1)
    Seats.objects.filter(event=full).update(taken=1)
    past = make_event(starts_at=timezone.now() - timedelta(days=2))
    off = make_event(state=EventState.CANCELLED, cancel_reason="De spreker is ziek.")
    waits = make_event(capacity=5)
    make_registration(waits, state="waiting", ticket=1)
    for event, words in (
        (make_event(), "Je kunt je aanmelden"),
        (full, "Vol, er is een wachtlijst"),
        (waits, "Vol, er is een wachtlijst"),
        (past, "Geweest"),
        (off, "Gaat niet door"),
        (make_event(closes_at=timezone.now()), "Aanmelden kan niet meer"),
        (make_event(opens_at=timezone.now() + timedelta(days=1)), "Gepland"),
    ):
        assert words in told(client, event), words
    assert "De spreker is ziek." in told(client, off)
    assert f"{off.url}aanmelden/" not in told(client, off)
    assert described(client, off)["eventStatus"].endswith("EventCancelled")


def test_series_and_what_is_alike(client, site_home):
    theme = make_theme()
    series = Series.objects.create(title="Forum", slug="forum")
    event = make_event(series=series, series_number=3, themes=(theme,))
    other = make_event(title="Ook hierover", themes=(theme,))
    make_event(title="Niet voor jou", themes=(theme,), audience=Audience.MEMBERS)
    make_event(title="Afgezegd", themes=(theme,), state=EventState.CANCELLED)
    html = told(client, event)
    assert "Nummer 3 van Forum" in html
    assert "/bijeenkomsten/reeksen/forum/" in html
    assert other.url in html
    assert "Niet voor jou" not in html
    assert "Afgezegd" not in html


def test_search_engines_read_the_facts_and_no_names(client, site_home):
    begin = datetime(2030, 7, 15, 8, tzinfo=UTC)
    event = make_event(starts_at=begin, mode=Mode.HYBRID, venue="De Linde", address="Plein 1")
    EventPerson.objects.create(event=event, user=make_person("Sanne Spreekt").user)
    data = described(client, event)
    assert data["@type"] == "Event"
    assert data["startDate"] == "2030-07-15T10:00:00+02:00"
    assert data["eventStatus"] == "https://schema.org/EventScheduled"
    assert data["eventAttendanceMode"].endswith("MixedEventAttendanceMode")
    assert [place["@type"] for place in data["location"]] == ["Place", "VirtualLocation"]
    assert "Sanne" not in json.dumps(data)


@pytest.mark.parametrize("state", ["draft", "submitted", "changes"])
def test_what_is_not_announced_is_not_there(client, site_home, state):
    event = make_event(state=state)
    for user in (None, event.owner):
        if user:
            client.force_login(user)
        assert client.get(event.url).status_code == 404


def test_a_live_row_that_is_not_announced_is_not_there_either(client, site_home):
    event = make_event(state="submitted")
    type(event).objects.filter(pk=event.pk).update(live=True)
    assert client.get(event.url).status_code == 404


def test_a_meeting_is_for_whom_it_is_meant(client, site_home):
    house = make_organisation()
    own = make_event(make_member(house), audience=Audience.ORGANISATION)
    members = make_event(audience=Audience.MEMBERS)
    assert client.get(own.url).status_code == client.get(members.url).status_code == 404
    client.force_login(make_member(make_organisation()))
    assert client.get(own.url).status_code == 404
    assert client.get(members.url).status_code == 200
    client.force_login(make_member(house))
    assert client.get(own.url).status_code == 200
