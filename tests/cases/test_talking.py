"""Somebody asks for a talk in confidence: sealed, and nothing says who was signed in."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.apps import apps
from django.core import serializers
from django.urls import reverse
from django.utils import timezone

from accounts.models import Notice
from alliantie.choices import Role
from alliantie.models import AuditEntry, OutgoingMail, Receipt
from cases.models import ConfidentialTalk
from cases.policies.dilemma_state import DilemmaRefusedError
from cases.services.dilemmas.talking import (
    OVERALL,
    PER_ADDRESS,
    Written,
    ask_talk,
    forget_talks,
    read_talk,
    settle_talk,
)
from organisations.actors import actor_for
from tests.factories.accounts import make_editor
from tests.factories.cases import make_member, make_organisation
from tests.factories.dilemmas import make_moderator

ADDRESS = "/dilemmas/vertrouwelijk/"
MESSAGE, CONTACT = "Mijn chef vraagt iets wat niet kan.", "06 12 34 56 78"


@pytest.fixture
def handler(site_home):
    return make_moderator(Role.CONFIDENTIAL)


def send(client, **changed):
    data = {"key": str(uuid4()), "message": MESSAGE, "contact": CONTACT, **changed}
    return client.post(ADDRESS, data)


def everything() -> str:
    """Give every row of every table but the sessions, as text."""
    rows = []
    for model in apps.get_models():
        if model._meta.label != "sessions.Session":
            rows += model._base_manager.all()
    return serializers.serialize("json", rows)


def test_a_visitor_asks_and_a_confidential_moderator_reads(handler, client):
    page = client.get(ADDRESS).content.decode()
    assert "vertrouwenspersoon" in page
    assert "Huis voor Klokkenluiders" in page
    assert send(client).url == reverse("cases:talk_asked")
    assert client.get(reverse("cases:talk_asked")).status_code == 200
    talk = ConfidentialTalk.objects.get()
    assert read_talk(talk=talk, actor=actor_for(handler)) == Written(MESSAGE, CONTACT)
    done = AuditEntry.objects.filter(object_id=str(talk.reference)).order_by("pk")
    assert list(done.values_list("action", "actor_id")) == [
        ("talk.ask", None),
        ("talk.read", handler.pk),
    ]


def test_the_words_are_nowhere_to_read_and_nobody_is_named(handler, client):
    member = make_member(make_organisation("Gemeente Fluister"), "fluisteraar")
    client.force_login(member)
    before = everything()
    send(client)
    after = everything()
    assert MESSAGE not in after
    assert CONTACT not in after
    added = [line for line in after.split('{"model"') if line not in before.split('{"model"')]
    kinds = {line.split('"')[1] for line in added}
    assert "cases.confidentialtalk" in kinds
    for line in added:
        assert f'"user": {member.pk},' not in line or '"accounts.user"' in line
        assert "fluisteraar" not in line or '"accounts.user"' in line
    assert Receipt.objects.get(purpose="talk.ask").owner.startswith("sealed:")
    assert AuditEntry.objects.get(action="talk.ask").actor_id is None


def test_the_notice_says_nothing_of_what_was_written(handler, client):
    send(client)
    notice = Notice.objects.get(user=handler)
    assert notice.url == reverse("confidential_talks")
    said = notice.text + str(list(OutgoingMail.objects.values("recipient", "context")))
    assert "chef" not in said
    assert CONTACT not in said


def test_sending_twice_keeps_one(handler, client):
    key = str(uuid4())
    send(client, key=key)
    assert send(client, key=key).status_code == 302
    assert ConfidentialTalk.objects.count() == 1
    assert Notice.objects.count() == 1


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"message": ""}, "Schrijf in een paar zinnen"),
        ({"message": "x" * 2001}, "Maak dit korter"),
        ({"contact": ""}, "Vul een telefoonnummer of e-mailadres in"),
        ({"contact": "bel me maar"}, "geen telefoonnummer of e-mailadres"),
        ({"contact": "12 34"}, "geen telefoonnummer of e-mailadres"),
        ({"contact": "123456789012345678901"}, "geen telefoonnummer of e-mailadres"),
        ({"key": "onzin"}, ""),
    ],
)
def test_bad_input_keeps_what_was_typed(handler, client, changed, sentence):
    response = send(client, **changed)
    assert response.status_code == 400
    text = response.content.decode()
    assert sentence in text
    assert changed.get("contact", CONTACT) in text
    assert not ConfidentialTalk.objects.exists()


@pytest.mark.parametrize("contact", ["+31 6 1234 5678", "(020) 123-4567", "iemand@thuis.example"])
def test_phone_and_mail_are_fine(handler, client, contact):
    assert send(client, contact=contact).status_code == 302


def test_a_program_is_thanked_and_nothing_is_kept(handler, client):
    assert send(client, website="http://spam.example").status_code == 302
    assert not ConfidentialTalk.objects.exists()


def test_one_address_asks_so_often_and_no_more(handler, client):
    for _ in range(PER_ADDRESS):
        assert send(client).status_code == 302
    response = send(client)
    assert response.status_code == 429
    assert MESSAGE in response.content.decode()
    assert ConfidentialTalk.objects.count() == PER_ADDRESS


def test_the_whole_site_asks_so_often_and_no_more(handler, monkeypatch, client):
    monkeypatch.setattr("cases.services.dilemmas.talking.OVERALL", 2)
    for number in range(2):
        ask_talk(written=Written(MESSAGE, CONTACT), origin=f"192.0.2.{number}", key=uuid4())
    assert send(client).status_code == 429
    assert OVERALL > PER_ADDRESS


def test_it_is_erased_in_time(handler):
    ask_talk(written=Written(MESSAGE, CONTACT), origin="192.0.2.1", key=uuid4())
    talk, today = ConfidentialTalk.objects.get(), timezone.localdate()
    assert talk.erase_on == today + timedelta(days=90)
    settle_talk(talk=talk, actor=actor_for(handler))
    settle_talk(talk=talk, actor=actor_for(handler))
    talk.refresh_from_db()
    assert (talk.handled_on, talk.erase_on) == (today, today + timedelta(days=30))
    assert forget_talks(today=today + timedelta(days=29)) == 0
    assert forget_talks(today=today + timedelta(days=30)) == 1
    assert forget_talks(today=today + timedelta(days=30)) == 0
    assert not ConfidentialTalk.objects.exists()
    assert AuditEntry.objects.filter(action="talk.settle").count() == 1


def test_when_the_key_is_gone_that_is_said(handler, client):
    ask_talk(written=Written(MESSAGE, CONTACT), origin="192.0.2.1", key=uuid4())
    ConfidentialTalk.objects.update(sealed="kapot")
    client.force_login(handler)
    talk = ConfidentialTalk.objects.get()
    address = reverse("confidential_talk_detail", args=[talk.reference])
    assert "niet meer te lezen" in client.post(address).content.decode()


def test_the_screens_open_a_request_only_with_a_click(handler, client):
    send(client)
    client.force_login(handler)
    talk = ConfidentialTalk.objects.get()
    address = reverse("confidential_talk_detail", args=[talk.reference])
    assert str(talk.reference) in client.get(reverse("confidential_talks")).content.decode()
    assert "chef" not in client.get(address).content.decode()
    assert not AuditEntry.objects.filter(action="talk.read").exists()
    opened = client.post(address).content.decode()
    assert "chef" in opened
    assert CONTACT in opened
    client.post(reverse("confidential_talk_settle", args=[talk.reference]))
    assert "Afgehandeld" in client.get(reverse("confidential_talks")).content.decode()


@pytest.mark.parametrize("role", [Role.EDITOR, Role.MODERATOR, Role.SITE_ADMIN])
def test_nobody_else_reads(handler, client, role):
    send(client)
    other = make_editor("ander@example.org", role)
    client.force_login(other)
    talk = ConfidentialTalk.objects.get()
    address = reverse("confidential_talk_detail", args=[talk.reference])
    assert client.get(reverse("confidential_talks")).status_code in {302, 403}
    for response in (client.get(address), client.post(address)):
        assert response.status_code in {302, 403}
    client.post(reverse("confidential_talk_settle", args=[talk.reference]))
    talk.refresh_from_db()
    assert talk.handled_on is None
    with pytest.raises(DilemmaRefusedError):
        read_talk(talk=talk, actor=actor_for(other))
    with pytest.raises(DilemmaRefusedError):
        settle_talk(talk=talk, actor=actor_for(other))
    assert not AuditEntry.objects.filter(action="talk.read").exists()
