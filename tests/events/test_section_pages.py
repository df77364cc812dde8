"""The parts of a meeting under "Meer": each is kept by itself, and wrong input loses nothing."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import timezone

from events.forms.sections import SECTIONS
from events.models import EventPage
from events.services.pages import version_of
from tests.factories.cases import actor, make_case, make_member, make_organisation, make_theme
from tests.factories.events import make_event, make_registration
from tests.factories.people import make_person

CLOCK = ZoneInfo("Europe/Amsterdam")
NOON = datetime.combine(timezone.localdate() + timedelta(days=40), datetime.min.time(), CLOCK)
START = NOON.replace(hour=13)
DAY = START.date().isoformat()
BASIS = {
    "title": "Werksessie",
    "day": DAY,
    "begins": "13:00",
    "ends": "15:00",
    "zone": "Europe/Amsterdam",
    "mode": "in_person",
    "venue": "Zaal 1",
    "goal": "Samen een zoekplan maken.",
}


@pytest.fixture
def host(site_home, client):
    user = make_member(make_organisation("Gemeente Oosterkade"), "gastheer")
    client.force_login(user)
    return user


@pytest.fixture
def event(host) -> EventPage:
    return make_event(host, title="Werksessie", venue="Zaal 1", starts_at=START, mode="hybrid")


def address(event, name) -> str:
    return reverse("host:section", args=[event.slug, name])


def fresh(event) -> EventPage:
    return EventPage.objects.get(pk=event.pk)


@pytest.mark.parametrize("name", SECTIONS)
def test_every_part_opens_and_is_kept_as_it_is(event, client, name):
    page = client.get(address(event, name))
    assert page.status_code == 200
    form = page.context["form"]
    data = {one.html_name: one.value() for one in form if one.value() not in (None, "", False)}
    data = {
        key: value.strftime("%H:%M") if key in {"begins", "ends"} else value
        for key, value in data.items()
        if key != "about"
    }
    assert client.post(address(event, name), data).status_code == 302
    assert (fresh(event).starts_at, fresh(event).sequence) == (START, 0)


def test_a_part_that_is_none_does_not_exist(event, client):
    assert client.get(address(event, "onzin")).status_code == 404


def test_moving_it_says_how_many_get_a_mail(event, client):
    make_registration(event)
    assert "krijgt 1 persoon een mail" in client.get(address(event, "basis")).content.decode()
    answer = client.post(address(event, "basis"), {**BASIS, "begins": "12:00"}, follow=True)
    assert "1 persoon krijgt een mail met de wijziging." in answer.content.decode()
    assert fresh(event).sequence == 1


def test_what_is_online_stays_complete(event, client):
    answer = client.post(address(event, "basis"), {**BASIS, "goal": "", "day": ""})
    text = answer.content.decode()
    assert answer.status_code == 400
    assert "Kies een dag." in text
    assert "Vertel waar het voor is." in text


def test_an_hour_that_is_skipped_is_told_beside_the_time(event, client):
    data = {**BASIS, "day": "2027-03-28", "begins": "02:30", "ends": "05:00"}
    answer = client.post(address(event, "basis"), data)
    assert answer.status_code == 400
    assert "de klok gaat die nacht vooruit" in str(answer.context["form"]["begins"].errors)


def test_of_two_at_once_the_second_is_told_and_keeps_the_words(event, client):
    old = version_of(event)
    client.post(address(event, "basis"), {**BASIS, "goal": "Eerst."})
    version = version_of(fresh(event))
    assert version != old
    client.post(address(event, "basis"), {**BASIS, "goal": "Tweede.", "version": version})
    answer = client.post(address(event, "basis"), {**BASIS, "goal": "Derde.", "version": version})
    assert answer.status_code == 409
    assert "Derde." in answer.content.decode()
    assert fresh(event).goal == "Tweede."


def test_what_it_is_about(event, client):
    theme = make_theme("Open contact")
    data = {
        "description": "We gaan aan de slag.",
        "kind": "work_session",
        "format": "design",
        "level": "beginning",
        "audience": "public",
        "prepare": "Lees de brief.",
        "about-themas": [theme.pk],
        "about-onderwerpen": "woo-verzoek",
    }
    assert client.post(address(event, "over"), data).status_code == 302
    kept = fresh(event)
    assert (kept.kind, kept.format, list(kept.themes.all())) == ("work_session", "design", [theme])
    assert [item.tag.name for item in kept.tagged_items.all()] == ["woo-verzoek"]
    assert "We gaan aan de slag." in kept.description


def test_the_place_and_who_can_get_in(event, client):
    data = {"address": "Kade 1", "region": "utrecht", "has_lift": "on", "travel": "Bus 3."}
    client.post(address(event, "plek"), data)
    kept = fresh(event)
    assert (kept.address, kept.region, kept.has_lift, kept.has_ring_line) == (
        "Kade 1",
        "utrecht",
        True,
        False,
    )


def test_the_link_is_kept_apart(event, client):
    client.post(address(event, "link"), {"door_url": "https://bellen.example/1"})
    assert fresh(event).door.url == "https://bellen.example/1"
    assert client.post(address(event, "link"), {"door_url": "javascript:x"}).status_code == 400


def test_signing_up_on_the_clock_of_the_meeting(event, client):
    opens = (timezone.localdate() + timedelta(days=2)).isoformat()
    data = {"opens": f"{opens}T09:00", "closes": f"{DAY}T12:00", "capacity": 40}
    assert client.post(address(event, "aanmelden"), {**data, "kept_outside": 10}).status_code == 302
    kept = fresh(event)
    assert kept.opens_at.astimezone(CLOCK).hour == 9
    assert kept.seats.capacity == 40
    assert kept.reserved.get().release_at == START - timedelta(days=7)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"closes": "2099-01-01T10:00"}, "Aanmelden kan niet langer dan tot het einde."),
        ({"opens": "2099-01-01T10:00"}, "Aanmelden opent pas na de bijeenkomst."),
        ({"opens": "2027-03-28T02:30"}, "Die tijd bestaat niet"),
        ({"capacity": "0"}, "Vul een getal in van 1 of meer."),
        ({"capacity": "veel"}, "Vul een heel getal in."),
        ({"kept_outside": "3"}, "Plekken vrijhouden kan alleen als je zegt hoeveel er zijn."),
        ({"capacity": "3", "kept_outside": "5"}, "Je houdt meer plekken vrij dan er zijn."),
        ({"registers_elsewhere": "geen adres"}, "Dit is geen adres."),
    ],
)
def test_signing_up_that_cannot_be(event, client, data, sentence):
    answer = client.post(address(event, "aanmelden"), {"per_organisation": "4", **data})
    assert answer.status_code == 400
    assert sentence in answer.content.decode()
    assert 'value="4"' in answer.content.decode()
    kept = fresh(event)
    assert (kept.per_organisation, kept.seats.capacity, kept.latest_revision) == (None, None, None)


def test_who_does_what(event, client):
    person = make_person("Sanne Spreekt")
    along = make_organisation("Waterschap West")
    data = {
        "along": "Waterschap West",
        "person_0": person.pk,
        "role_0": "speaker",
        "name_1": "Gast Geert",
        "about_1": "Stichting Zicht",
        "side_1": "outside",
        "role_1": "facilitator",
    }
    assert client.post(address(event, "wie"), data).status_code == 302
    assert event.co_hosts.get().organisation == along
    assert [one.role for one in event.people.all()] == ["speaker", "facilitator"]
    wrong = client.post(address(event, "wie"), {**data, "along": "Gemeente Nergens"})
    assert wrong.status_code == 400
    assert "kennen we niet" in wrong.content.decode()
    assert "Gast Geert" in wrong.content.decode()


def test_nobody_hidden_is_in_the_list_to_choose_from(event, client):
    make_person("Niet Te Zien", show_who="nobody")
    text = client.get(address(event, "wie")).content.decode()
    assert "Niet Te Zien" not in text
    assert "@example.org" not in text


def test_a_name_that_was_hidden_since_stays_a_choice_without_a_name(event, client):
    hidden = make_person("Verborgen Vogel", show_who="nobody")
    event.people.create(user=hidden.user, role="contact")
    url = reverse("host:section", args=[event.slug, "wie"])
    page = client.get(url)
    html = page.content.decode()
    assert "Verborgen Vogel" not in html
    assert "Iemand uit het netwerk" in html
    form = page.context["form"]
    client.post(url, {name: form[name].value() or "" for name in form.fields})
    assert event.people.get().user == hidden.user


def test_a_programme_with_parts_side_by_side(event, client):
    data = {
        "begins_0": "13:00",
        "ends_0": "14:00",
        "title_0": "Praten",
        "room_0": "A",
        "begins_1": "13:00",
        "ends_1": "14:00",
        "title_1": "Doen",
        "room_1": "B",
    }
    assert client.post(address(event, "programma"), data).status_code == 302
    assert [one.title for one in event.programme.all()] == ["Praten", "Doen"]
    late = client.post(address(event, "programma"), {**data, "ends_1": "16:00"})
    assert late.status_code == 400
    assert "valt buiten de bijeenkomst" in late.content.decode()
    half = client.post(address(event, "programma"), {**data, "title_1": ""})
    assert "Geef dit onderdeel een titel." in half.content.decode()
    assert event.programme.count() == 2


def test_only_pages_somebody_may_see_are_known(event, client):
    public, private = make_case("Openbaar"), make_case("Geheim", audience="private")
    line = f"https://alliantie.example/praktijkvoorbeelden/{public.slug}/"
    assert client.post(address(event, "voorbeelden"), {"addresses": line}).status_code == 302
    assert event.links.get().page_id == public.pk
    answer = client.post(address(event, "voorbeelden"), {"addresses": f"/{private.slug}/"})
    assert answer.status_code == 400
    assert "Dit adres kennen we niet" in answer.content.decode()


def test_what_lies_with_the_editors_is_read_only(host, client):
    event = make_event(host, state="submitted", starts_at=START)
    answer = client.post(address(event, "basis"), {**BASIS, "goal": "Stiekem."})
    assert answer.status_code == 400
    assert "Dit ligt bij de redactie." in answer.content.decode()
    assert fresh(event).goal != "Stiekem."
    assert actor(host).user_id == event.owner_id
