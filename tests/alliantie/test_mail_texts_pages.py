"""The screens about mails: read, look, try, keep and put back; nothing typed is lost."""

from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from alliantie.choices import Role
from alliantie.models import MailWording, OutgoingMail
from tests.factories.accounts import make_editor

pytestmark = pytest.mark.django_db
TYPED = {"subject": "Hallo {titel}", "opening": "Hoi {naam}", "closing": "Dag"}


def test_a_site_admin_changes_a_mail(  # noqa: PLR0915 - one walk, on one site
    site_home, client, django_assert_max_num_queries
):
    client.force_login(make_editor("beheer@example.org", Role.SITE_ADMIN))
    found = client.get(reverse("mail_texts"), {"q": "weekmail"}).content.decode()
    assert reverse("mail_text", args=["weekly"]) in found
    assert reverse("mail_text", args=["case_received"]) not in found
    address = reverse("mail_text", args=["case_received"])

    def send(**more):
        page = BeautifulSoup(client.get(address).content, "lxml")
        hidden = {tag["name"]: tag["value"] for tag in page.select("form input[type=hidden]")}
        return client.post(address, {**hidden, **TYPED, **more})

    wrong = send(opening="Hoi {nam}")
    assert wrong.status_code == 400
    assert (
        "{nam} kent deze mail niet. Je kunt kiezen uit: {titel}, {naam}" in wrong.content.decode()
    )
    assert "Hoi {nam}</textarea>" in wrong.content.decode()

    shown = send(doe="voorbeeld").content.decode()
    assert "Hallo Samen zoeken in oude besluiten" in shown
    assert "Hoi {naam}</textarea>" in shown
    assert not MailWording.objects.exists()

    tried = send(doe="proef")
    assert "onderweg naar beheer@example.org" in tried.content.decode()
    assert OutgoingMail.objects.get().recipient == "beheer@example.org"

    key = str(uuid4())
    for _ in range(2):  # a double click is one change
        assert send(key=key).status_code == 302
    late = client.post(address, {**TYPED, "key": str(uuid4()), "seen": "", "closing": "Te laat"})
    assert late.status_code == 400
    assert "intussen veranderd" in late.content.decode()
    assert "Te laat</textarea>" in late.content.decode()
    assert MailWording.objects.get().texts["closing"] == "Dag"

    MailWording.objects.update(texts={"subject": "{weg}"})
    assert "past niet meer bij deze mail: Onderwerp" in client.get(address).content.decode()
    with django_assert_max_num_queries(12):
        assert "Past niet meer" in client.get(reverse("mail_texts")).content.decode()
    assert client.post(address, {"doe": "terug"}).status_code == 302
    assert not MailWording.objects.exists()
    weekly = client.get(reverse("mail_text", args=["weekly"]))
    assert weekly.status_code == 200
    assert client.get(reverse("mail_text", args=["bestaat/niet"])).status_code == 404


def test_editors_do_not_come_in(site_home, client):
    client.force_login(make_editor())
    for address in (reverse("mail_texts"), reverse("mail_text", args=["weekly"])):
        assert client.get(address).status_code == 302
        assert client.post(address, {"doe": "terug"}).status_code in {302, 405}
    assert reverse("mail_texts") not in client.get("/cms/").content.decode()
