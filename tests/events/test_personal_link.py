"""The link in a calendar opens the meeting and nothing else: an appointment that is forwarded signs nobody off."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from events.models import PersonalFeed, Registration
from events.services import doors, letters
from tests.factories.cases import make_member, make_organisation
from tests.factories.events import make_event, make_registration

pytestmark = pytest.mark.django_db
ACTIONS = ("registration", "take", "sign_off", "pass_on", "ask_beforehand", "renew_link")


@pytest.fixture
def host(site_home):
    return make_member(make_organisation(), "gastheer")


@pytest.fixture
def event(host):
    soon = timezone.now() + timedelta(minutes=10)
    return make_event(host, starts_at=soon, mode="online", url="https://meet.example/x")


def test_who_gets_a_forwarded_appointment_changes_nothing(event, client):
    user = make_member(make_organisation(), "gaat")
    row = make_registration(event, user)
    PersonalFeed.objects.create(user=user, secret="eigen-agenda", renewed_at=timezone.now())
    door = reverse("events:door", args=[row.door_secret])
    for text in (
        letters.invitation(row),
        letters.withdrawal(row),
        client.get("/agenda/eigen-agenda.ics").content.decode(),
        client.get(door).content.decode(),
        client.post(door)["Location"],
    ):
        assert row.secret not in text.replace("\r\n ", "")
    assert door in letters.invitation(row).replace("\r\n ", "")
    for name in ACTIONS:
        url = reverse(f"events:{name}", args=[row.door_secret])
        assert client.post(url).status_code in (404, 405), name
        assert client.get(url).status_code in (404, 405), name
    row.refresh_from_db()
    assert row.state == "confirmed"
    assert client.get(reverse("events:door", args=[row.secret])).status_code == 404


@pytest.mark.parametrize("state", ["offered", "waiting"])
def test_the_door_leads_nobody_to_what_can_still_be_done(event, client, state):
    more = {"ticket": 1, "offered_until": timezone.now() + timedelta(hours=3)}
    row = make_registration(event, state=state, **more)
    page = client.get(reverse("events:door", args=[row.door_secret])).content.decode()
    assert row.secret not in page
    assert "In onze mail aan jou staat de link" in page


def test_the_participant_renews_the_link_and_not_endlessly(event, client, run_tasks, mailoutbox):
    row = make_registration(event)
    page, renew = (
        reverse(f"events:{name}", args=[row.secret]) for name in ("registration", "renew_link")
    )
    assert renew in client.get(page).content.decode()
    assert client.get(renew).status_code == 405
    for _ in range(doors.RENEWALS_AN_HOUR):
        old = Registration.objects.get().door_secret
        assert client.post(renew).status_code == 302
        assert client.get(reverse("events:door", args=[old])).status_code == 404
    assert client.post(renew).status_code == 429
    run_tasks()
    assert len(mailoutbox) == doors.RENEWALS_AN_HOUR
    assert Registration.objects.get().door_secret in mailoutbox[-1].body
    assert Registration.objects.get().secret == row.secret


def test_the_host_renews_it_from_the_list_and_nobody_else(event, host, client):
    row = make_registration(event)
    renew = reverse("host:renew_link", args=[event.slug, row.reference])
    client.force_login(make_member(make_organisation()))
    assert client.post(renew).status_code == 404
    client.force_login(host)
    page = client.get(reverse("host:attendance", args=[event.slug])).content.decode()
    assert renew in page
    assert row.door_secret not in page
    assert row.secret not in page
    old = row.door_secret
    assert client.post(renew).status_code == 302
    assert client.get(reverse("events:door", args=[old])).status_code == 404
    codes = [client.post(renew).status_code for _ in range(doors.RENEWALS_AN_HOUR)]
    assert codes[-1] == 429


def test_at_a_place_there_is_no_link_to_renew(host, client):
    row = make_registration(make_event(host, mode="in_person"))
    page = client.get(reverse("events:registration", args=[row.secret])).content.decode()
    assert "Maak een nieuwe link" not in page
