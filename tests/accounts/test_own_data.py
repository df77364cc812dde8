"""One's own data: taken along as a file, erased after typing a word, by nobody else."""

import json
from uuid import uuid4

import pytest
from django.contrib.auth.models import Group
from django.core.cache import cache
from django.urls import reverse

from accounts.erasing.registry import keepers
from accounts.models import User
from alliantie.choices import Role
from alliantie.models import AuditEntry, OutgoingMail
from cases.models import PendingCase
from people.services.replies import reply
from tests.factories.accounts import make_editor, make_user
from tests.factories.conversations import make_conversation
from tests.factories.people import make_person, make_question

pytestmark = pytest.mark.django_db
DATA, ERASE = "/mijn/gegevens/", "/mijn/gegevens/wissen/"


@pytest.fixture(autouse=True)
def _nothing_counted():
    cache.clear()


@pytest.fixture
def person(client, site_home):
    person = make_person("Marit de Boer", about="Mijn verhaal")
    client.force_login(person.user)
    return person


def test_everything_comes_along_under_dutch_headings(client, person):
    make_question("Hoe doe je dit?", asker=person.user)
    make_question("Vraag van een ander")
    PendingCase.objects.create(
        key="22222222-2222-4222-8222-222222222222",
        email=person.user.email.upper(),
        payload={"title": "Begonnen"},
    )
    answer = client.post(DATA)
    assert answer["Content-Disposition"] == 'attachment; filename="mijn-gegevens.json"'
    assert "no-store" in answer["Cache-Control"]
    told = json.loads(answer.content)
    assert told["Account"]["E-mailadres"] == person.user.email
    assert told["Profiel"]["Over jou"] == "Mijn verhaal"
    assert [one["Vraag"] for one in told["Vragen"]] == ["Hoe doe je dit?"]
    assert told["Begonnen zonder account"][0]["Wat je typte"] == {"title": "Begonnen"}
    assert "Vraag van een ander" not in answer.content.decode()
    assert person.user.password not in answer.content.decode()
    assert AuditEntry.objects.filter(action="account.exported", actor=person.user).exists()


def test_nothing_comes_along_twice_under_two_headings_or_lost_under_one(person):
    headings = [heading for keeper in keepers() for heading in keeper.export(person.user)]
    assert len(headings) == len({one.removeprefix("Mijn ").lower() for one in headings})


def test_what_somebody_else_wrote_is_theirs(client, person):
    talk = make_conversation(person=person, subject="Balie", text="Geheim van de ander")
    text, key = "Zo deden wij dat.", uuid4()
    reply(conversation=talk, text=text, user_id=person.user_id, key=key)
    answer = client.post(DATA)
    told = json.loads(answer.content)["Gesprekken"]
    assert [one["Onderwerp"] for one in told] == ["Balie"]
    assert [said["Tekst"] for said in told[0]["Jouw berichten"]] == [text]
    assert "Geheim van de ander" not in answer.content.decode()


def test_taking_along_is_throttled(client, person, monkeypatch):
    monkeypatch.setattr("accounts.erasing.exporting.EXPORTS_AN_HOUR", 1)
    assert client.post(DATA).status_code == 200
    answer = client.post(DATA)
    assert answer.status_code == 429
    assert "te vaak" in answer.content.decode()


def test_looking_erases_nothing(client, person):
    assert client.get(DATA).status_code == 200
    text = client.get(ERASE + "?confirmation=wissen").content.decode()
    assert "Wat er blijft" in text
    assert User.objects.filter(pk=person.user_id).exists()


@pytest.mark.parametrize("typed", ["", "ja", "iemand@anders.nl"])
def test_without_the_word_nothing_happens(client, person, typed):
    answer = client.post(ERASE, {"confirmation": typed})
    assert answer.status_code == 400
    assert typed in answer.content.decode()
    assert User.objects.filter(pk=person.user_id).exists()


@pytest.mark.parametrize("typed", ["WISSEN", " wissen ", "adres"])
def test_the_word_or_the_address_erases(client, person, typed, run_tasks, mailoutbox):
    address = person.user.email
    answer = client.post(ERASE, {"confirmation": address.upper() if typed == "adres" else typed})
    assert answer.status_code == 200
    assert "Je bent gewist" in answer.content.decode()
    assert not User.objects.filter(pk=person.user_id).exists()
    assert client.get("/mijn/profiel/").status_code == 302
    assert client.post(ERASE, {"confirmation": "wissen"}).status_code == 302
    run_tasks()
    assert [(mail.to, "gewist" in mail.subject) for mail in mailoutbox] == [([address], True)]
    assert not OutgoingMail.objects.exclude(recipient="").exists()


def test_trying_is_throttled(client, person, monkeypatch):
    monkeypatch.setattr("accounts.views.own_data.TRIES_AN_HOUR", 1)
    assert client.post(ERASE, {"confirmation": "ja"}).status_code == 400
    assert client.post(ERASE, {"confirmation": "wissen"}).status_code == 429
    assert User.objects.filter(pk=person.user_id).exists()


def test_the_last_admin_stays(client, site_home):
    admin = make_editor("beheer@example.org", Role.SITE_ADMIN)
    client.force_login(admin)
    answer = client.post(ERASE, {"confirmation": "wissen"})
    assert answer.status_code == 409
    assert User.objects.filter(pk=admin.pk).exists()
    make_editor("tweede@example.org", Role.SITE_ADMIN)
    assert client.post(ERASE, {"confirmation": "wissen"}).status_code == 200


@pytest.mark.parametrize(("role", "erases"), [(Role.SITE_ADMIN, True), (Role.EDITOR, False)])
def test_site_admin_erases_somebody_who_asked_by_letter(client, site_home, role, erases):
    user = make_user("brief@example.org")
    client.force_login(make_editor("beheer@example.org", role))
    url = reverse("wagtailusers_users:delete", args=[user.pk])
    client.get(url)
    client.post(url, {"confirmation": "nee"})
    client.post(url)
    assert User.objects.filter(pk=user.pk).exists()
    client.post(url, {"confirmation": "WISSEN"})
    assert User.objects.filter(pk=user.pk).exists() != erases
    if erases:
        line = AuditEntry.objects.get(action="account.erased")
        assert (line.actor.email, line.origin) == ("beheer@example.org", "cms")


def test_site_admin_does_not_erase_the_own_account_in_the_cms(client, site_home):
    admin = make_editor("beheer@example.org", Role.SITE_ADMIN)
    make_editor("tweede@example.org", Role.SITE_ADMIN)
    client.force_login(admin)
    client.post(reverse("wagtailusers_users:delete", args=[admin.pk]), {"confirmation": "WISSEN"})
    assert User.objects.filter(pk=admin.pk).exists()
    assert Group.objects.get(name=str(Role.SITE_ADMIN.label)).user_set.count() == 2
