"""Calendars to subscribe to hold what a visitor may see, a personal one what its owner may see."""

from datetime import timedelta

import pytest
from django.utils import timezone
from icalendar import Calendar

from accounts.erasing.account import erase_account
from alliantie.choices import Audience
from events.models import EventPage, PersonalFeed, Series
from tests.factories.cases import make_member, make_organisation, make_theme
from tests.factories.events import make_event, make_registration

pytestmark = pytest.mark.django_db


def titles(response) -> set[str]:
    assert response.status_code == 200
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    found = Calendar.from_ical(response.content.decode()).walk("VEVENT")
    return {str(one["SUMMARY"]) for one in found}


@pytest.fixture
def host(site_home):
    return make_member(make_organisation("Gemeente Duin"))


def test_the_feed_of_everybody_holds_what_is_public(host, client):
    now = timezone.now()
    make_event(host, title="Komt")
    make_event(host, title="Was", starts_at=now - timedelta(days=300))
    make_event(host, title="Lang geleden", starts_at=now - timedelta(days=400))
    make_event(host, title="Afgezegd", state="cancelled")
    make_event(host, title="Concept", state="draft")
    make_event(host, title="Leden", audience=Audience.MEMBERS)
    make_event(host, title="Verlopen", expire_at=now - timedelta(minutes=1))
    for who in (None, host):
        if who:
            client.force_login(who)
        response = client.get("/bijeenkomsten/agenda.ics")
        assert titles(response) == {"Komt", "Was", "Afgezegd"}
    text = response.content.decode()
    assert "STATUS:CANCELLED" in text
    assert "METHOD:PUBLISH" in text
    assert "X-WR-CALNAME:Bijeenkomsten open overheid" in text
    assert "REFRESH-INTERVAL;VALUE=DURATION:PT4H" in text


def test_feeds_of_a_theme_an_organisation_and_a_series(host, client):
    theme = make_theme("Zoeken")
    series = Series.objects.create(title="Forum", slug="forum")
    make_event(host, title="Over zoeken", themes=(theme,))
    make_event(host, title="Uit de reeks", series=series, series_number=1)
    make_event(title="Van een ander")
    slug = host.memberships.get().organisation.slug
    base = "/bijeenkomsten"
    assert titles(client.get(f"{base}/thema/{theme.slug}/agenda.ics")) == {"Over zoeken"}
    assert titles(client.get(f"{base}/reeks/forum/agenda.ics")) == {"Uit de reeks"}
    assert titles(client.get(f"{base}/organisatie/{slug}/agenda.ics")) == {
        "Over zoeken",
        "Uit de reeks",
    }
    for nothing in ("thema", "organisatie", "reeks"):
        assert client.get(f"{base}/{nothing}/bestaat-niet/agenda.ics").status_code == 404


def test_a_series_nobody_may_see_yet_does_not_tell_its_name(host, client):
    series = Series.objects.create(title="Geheime reeks", slug="geheim")
    make_event(host, series=series, series_number=1, audience=Audience.MEMBERS)
    assert client.get("/bijeenkomsten/reeks/geheim/agenda.ics").status_code == 404


def test_a_program_that_has_it_gets_nothing_again_until_something_changes(host, client):
    event = make_event(host, title="Komt")
    first = client.get("/bijeenkomsten/agenda.ics")
    again = {"If-None-Match": first["ETag"]}
    assert client.get("/bijeenkomsten/agenda.ics", headers=again).status_code == 304
    assert "Last-Modified" in first
    EventPage.objects.filter(pk=event.pk).update(audience=Audience.MEMBERS)
    assert titles(client.get("/bijeenkomsten/agenda.ics", headers=again)) == set()
    asked = {"If-Modified-Since": first["Last-Modified"]}
    assert client.get("/bijeenkomsten/agenda.ics", headers=asked).status_code == 200


def test_one_meeting_for_who_may_see_it(host, client):
    event = make_event(host, title="Leden", audience=Audience.MEMBERS)
    url = f"/bijeenkomsten/{event.slug}/agenda.ics"
    assert client.get(url).status_code == 404
    client.force_login(host)
    response = client.get(url)
    assert titles(response) == {"Leden"}
    assert "private" in response["Cache-Control"]


def test_the_personal_calendar_holds_where_one_goes_and_what_one_hosts(host, client):
    client.force_login(host)
    page = client.get("/mijn/agenda/")
    assert not PersonalFeed.objects.exists()
    assert "Maak mijn adres" in page.content.decode()
    client.post("/mijn/agenda/")
    url = f"/agenda/{PersonalFeed.objects.get().secret}.ics"
    assert url in client.get("/mijn/agenda/").content.decode()
    going = make_registration(make_event(title="Ik ga"), host)
    make_registration(make_event(title="Ik wacht"), host, state="waiting", ticket=1)
    make_registration(make_event(title="Afgemeld"), host, state="cancelled")
    off = make_event(title="Gaat niet door", state="cancelled")
    make_registration(off, host, state="cancelled", ended_by="meeting")
    make_registration(make_event(title="Ander"))
    make_registration(make_event(title="Niet meer", audience=Audience.PRIVATE), host)
    make_event(host, title="Ik organiseer")
    make_event(host, title="Nog concept", state="draft")
    client.logout()
    response = client.get(url)
    assert titles(response) == {"Ik ga", "Ik wacht", "Ik organiseer", "Gaat niet door"}
    text = response.content.decode().replace("\r\n ", "")
    assert f"/b/{going.door_secret}/" in text
    assert [text.count(f"STATUS:{one}") for one in ("TENTATIVE", "CANCELLED")] == [1, 1]
    assert "ATTENDEE" not in text
    assert response["Referrer-Policy"] == "no-referrer"
    assert "private" in response["Cache-Control"]


def test_a_renewed_address_kills_the_old_one(host, client):
    client.force_login(host)
    client.post("/mijn/agenda/")
    old = PersonalFeed.objects.get().secret
    client.post("/mijn/agenda/")
    new = PersonalFeed.objects.get().secret
    client.logout()
    assert client.get(f"/agenda/{old}.ics").status_code == 404
    assert client.get(f"/agenda/{new}.ics").status_code == 200
    assert client.get(f"/agenda/{new[:-1]}.ics").status_code == 404


def test_who_is_suspended_or_erased_has_no_calendar(host, client, run_tasks):
    client.force_login(host)
    client.post("/mijn/agenda/")
    secret = PersonalFeed.objects.get().secret
    host.is_active = False
    host.save()
    assert client.get(f"/agenda/{secret}.ics").status_code == 404
    erase_account(user=host, actor_id=None, origin="web")
    assert not PersonalFeed.objects.exists()


@pytest.mark.parametrize("many", [1, 12])
def test_a_feed_asks_as_much_for_many_as_for_few(host, client, many, django_assert_num_queries):
    for _ in range(many):
        make_event(host)
    client.get("/bijeenkomsten/agenda.ics")
    with django_assert_num_queries(1):
        client.get("/bijeenkomsten/agenda.ics")


def test_a_robot_is_slowed_down(site_home, client):
    answers = [client.get("/bijeenkomsten/agenda.ics").status_code for _ in range(121)]
    assert answers == [200] * 120 + [429]
