"""The desk of a host: five fields on one page, nothing typed is lost, and nobody else gets in."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from events.models import CoHost, EventPage
from organisations.choices import MembershipRole, MembershipState
from organisations.models import Membership
from tests.factories.accounts import make_editor
from tests.factories.cases import make_member, make_organisation, make_theme, make_user
from tests.factories.events import make_event, make_registration

DAY = (timezone.localdate() + timedelta(days=30)).isoformat()
FIVE = {
    "title": "Samen zoeken",
    "day": DAY,
    "begins": "13:30",
    "ends": "15:00",
    "zone": "Europe/Amsterdam",
    "mode": "in_person",
    "venue": "Raadzaal",
    "goal": "Een zoekplan maken.",
    "doe": "insturen",
}
BEGIN = "/mijn/bijeenkomsten/nieuw/"


@pytest.fixture
def organisation(site_home):
    return make_organisation("Gemeente Oosterkade")


@pytest.fixture
def host(organisation, client):
    user = make_member(organisation, "gastheer")
    client.force_login(user)
    return user


def send(client, organisation, **changes):
    data = {**FIVE, "key": str(uuid4()), "whom": str(organisation.pk), **changes}
    return client.post(BEGIN, data)


def test_five_fields_on_one_page_are_enough(host, organisation, client):
    text = client.get(BEGIN).content.decode()
    assert f'value="{organisation.pk}"' in text
    answer = send(client, organisation)
    event = EventPage.objects.get()
    assert answer.url == reverse("host:event", args=["samen-zoeken"])
    assert (event.state, event.organisation, event.venue) == (
        "submitted",
        organisation,
        "Raadzaal",
    )
    assert client.get(answer.url).status_code == 200


def test_the_same_form_twice_is_one_meeting(host, organisation, client):
    key = str(uuid4())
    first = send(client, organisation, key=key)
    assert send(client, organisation, key=key).url == first.url
    assert EventPage.objects.count() == 1


def test_kept_unfinished(host, organisation, client):
    answer = client.post(BEGIN, {"title": "Later", "doe": "bewaren", "whom": str(organisation.pk)})
    assert answer.status_code == 302
    assert EventPage.objects.get().state == "draft"
    page = client.get(answer.url).content.decode()
    assert "wanneer het is" in page


def test_online_needs_no_place(host, organisation, client):
    assert send(client, organisation, mode="online", venue="").status_code == 302


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        (
            {"day": "2027-03-28", "begins": "02:30", "ends": "05:00"},
            "Die tijd bestaat niet: de klok gaat die nacht vooruit.",
        ),
        ({"begins": "15:00", "ends": "13:00"}, "Het einde moet na het begin zijn."),
        ({"day": "0001-01-01"}, "Kies een datum tussen 2000 en 2100."),
        ({"day": "2101-01-01"}, "Kies een datum tussen 2000 en 2100."),
        ({"day": "2001-01-01"}, "Deze bijeenkomst begint in het verleden."),
        ({"day": "2026-02-30"}, "Dit is geen dag."),
        ({"begins": "25:00"}, "Dit is geen tijd."),
        ({"day": ""}, "Kies een dag."),
        ({"goal": ""}, "Vertel waar het voor is."),
        ({"title": ""}, "Geef de bijeenkomst een naam."),
        ({"venue": ""}, "Vul in waar het is, of kies online."),
        ({"whom": ""}, "Kies wie het organiseert."),
        ({"title": "x" * 121}, "Maak dit korter"),
        ({"last_day": "2090-01-01"}, "Een bijeenkomst duurt hoogstens veertien dagen."),
    ],
)
def test_what_cannot_be_gets_a_sentence_and_loses_nothing(
    host, organisation, client, changes, sentence
):
    answer = send(client, organisation, **changes)
    text = answer.content.decode()
    assert answer.status_code == 400
    assert sentence in text
    for name, typed in {**FIVE, **changes}.items():
        if name in {"title", "venue", "goal", "begins"} and typed:
            assert typed in text
    assert not EventPage.objects.exists()


def test_half_a_moment_is_asked_again_also_when_it_is_only_kept(host, organisation, client):
    answer = send(client, organisation, doe="bewaren", begins="")
    assert answer.status_code == 400
    assert "Vul in hoe laat het begint." in answer.content.decode()


def test_on_the_clock_of_bonaire(host, organisation, client):
    send(client, organisation, zone="America/Kralendijk")
    event = EventPage.objects.get()
    assert (event.zone, event.starts_at.hour, event.starts_at.minute) == (
        "America/Kralendijk",
        17,
        30,
    )


def test_after_midnight(host, organisation, client):
    next_day = (timezone.localdate() + timedelta(days=31)).isoformat()
    send(client, organisation, begins="22:00", ends="01:00", last_day=next_day)
    event = EventPage.objects.get()
    assert event.ends_at - event.starts_at == timedelta(hours=3)


def test_a_newcomer_announces_with_where_they_work(site_home, client):
    client.force_login(make_user("nieuw"))
    known = make_organisation("Gemeente Westerkade")
    answer = client.post(BEGIN, {**FIVE, "whom": "elders", "organisation": known.name})
    assert answer.status_code == 302
    assert EventPage.objects.get().state == "submitted"
    assert Membership.objects.get().state == MembershipState.REQUESTED


def test_too_often_is_told_and_keeps_what_was_typed(host, organisation, client, monkeypatch):
    monkeypatch.setattr("events.services.announcing.PER_PERSON", 0)
    answer = send(client, organisation)
    assert answer.status_code == 429
    assert "Een zoekplan maken." in answer.content.decode()


OWN = ("event", "discard", "cancel")
ACTS = ("submit", "take_back", "discard", "cancel", "copy")


def test_of_somebody_else_nothing_exists(host, organisation, client):
    other = make_event(make_member(organisation))
    for name in OWN:
        assert client.get(reverse(f"host:{name}", args=[other.slug])).status_code == 404
    for name in ACTS:
        answer = client.post(reverse(f"host:{name}", args=[other.slug]), {"reason": "Zomaar."})
        assert answer.status_code == 404
    section = reverse("host:section", args=[other.slug, "basis"])
    assert client.get(section).status_code == client.post(section, FIVE).status_code == 404
    assert EventPage.objects.get().state == "planned"


def test_nobody_unknown_gets_in(site_home, client):
    event = make_event()
    for name in OWN:
        assert client.get(reverse(f"host:{name}", args=[event.slug])).status_code == 302
    assert client.post(BEGIN, FIVE).status_code == 401


def test_an_administrator_of_the_host_may_and_one_of_a_co_host_may_not(site_home, client):
    mine, along = make_organisation(), make_organisation()
    event = make_event(make_member(mine))
    CoHost.objects.create(event=event, organisation=along, state="asked")
    address = reverse("host:event", args=[event.slug])
    client.force_login(make_member(mine, role=MembershipRole.ADMIN))
    assert client.get(address).status_code == 200
    client.force_login(make_member(along, role=MembershipRole.ADMIN))
    assert client.get(address).status_code == 404


def test_a_get_changes_nothing(host, client):
    event = make_event(host, state="draft")
    for name in ("event", "discard", "cancel"):
        client.get(reverse(f"host:{name}", args=[event.slug]))
    for name in ("submit", "take_back", "copy", "answer"):
        assert client.get(reverse(f"host:{name}", args=[event.slug])).status_code == 405
    assert EventPage.objects.get().state == "draft"


def test_the_list_says_whose_turn_it_is(host, organisation, client):
    make_event(host, title="Aan zet", state="changes")
    make_event(host, title="Straks")
    make_event(host, title="Voorbij", starts_at=timezone.now() - timedelta(days=3))
    make_event(make_member(organisation), title="Van een ander")
    text = client.get(reverse("host:overview")).content.decode()
    order = [text.rindex(word) for word in ("Aan zet", "Straks", "Voorbij")]
    assert order == sorted(order)
    assert "Van een ander" not in text


def test_the_list_takes_as_many_questions_with_many_meetings(
    host, client, django_assert_max_num_queries
):
    for _number in range(12):
        make_event(host)
    client.get(reverse("host:overview"))
    with django_assert_max_num_queries(14):
        client.get(reverse("host:overview"))


def test_a_co_host_answers_from_its_desk(host, client):
    along = make_organisation("Waterschap West")
    event = make_event(host, title="Samen")
    CoHost.objects.create(event=event, organisation=along, state="asked")
    client.force_login(make_member(along, role=MembershipRole.ADMIN))
    assert "Waterschap West" in client.get(reverse("host:overview")).content.decode()
    data = {"organisation": along.pk, "answer": "ja"}
    assert client.post(reverse("host:answer", args=[event.slug]), data).status_code == 302
    assert CoHost.objects.get().state == "confirmed"


def test_called_off_with_a_reason(host, client):
    event = make_event(host)
    make_registration(event)
    address = reverse("host:cancel", args=[event.slug])
    assert "1 persoon krijgt meteen een mail" in client.get(address).content.decode()
    assert client.post(address, {"reason": ""}).status_code == 400
    assert client.post(address, {"reason": "De spreker is ziek."}).status_code == 302
    assert EventPage.objects.get().cancel_reason == "De spreker is ziek."


def test_a_copy_leads_to_choosing_a_day(host, client):
    event = make_event(host, title="Forum")
    key = str(uuid4())
    for _time in range(2):
        answer = client.post(reverse("host:copy", args=[event.slug]), {"key": key})
    assert answer.url == reverse("host:section", args=["forum", "basis"])
    assert EventPage.objects.filter(title="Forum").count() == 2


def test_an_editor_opens_every_desk(site_home, client):
    event = make_event(themes=(make_theme(),))
    client.force_login(make_editor())
    assert client.get(reverse("host:event", args=[event.slug])).status_code == 200
