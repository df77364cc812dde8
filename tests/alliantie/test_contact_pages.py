"""The contact page: what is set, a form for everybody, and mail to nobody who did not ask."""

from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from wagtail.models import Site

from alliantie.models import AuditEntry, ContactSettings, OutgoingMail
from tests.factories.accounts import make_user

pytestmark = pytest.mark.django_db
URL = "/contact/"
TEXT = "Kunnen wij als kleine gemeente ook meedoen?"


def given(**fields) -> dict[str, str]:
    whole = {"name": "Els Vos", "email": "els@example.org", "subject": "Meedoen", "text": TEXT}
    return {**whole, "key": str(uuid4()), **fields}


def recipients() -> list[str]:
    return sorted(OutgoingMail.objects.values_list("recipient", flat=True))


def test_without_an_address_the_page_says_so_and_takes_nothing(site_home, client):
    page = BeautifulSoup(client.get(URL).content, "html.parser")
    assert "We hebben nu geen e-mailadres voor vragen" in page.main.get_text()
    assert page.main.find("form") is None
    answer = client.post(URL, given())
    assert answer.status_code == 400
    assert TEXT in answer.content.decode()  # it was open when somebody took the address away
    assert recipients() == []


def test_a_visitor_reaches_the_network_and_nobody_else(
    site_home, client, run_tasks, django_capture_on_commit_callbacks
):
    row = ContactSettings.for_site(Site.objects.get())
    row.email, row.phone = "vragen@example.org", "010 123 45 67"
    row.address, row.opening_hours = "Plein 1\n1234 AB Stad", "Ma-do 9-17 uur"
    with django_capture_on_commit_callbacks(execute=True):
        row.save()
    text = client.get(URL).content.decode()
    assert all(part in text for part in ("010 123 45 67", "Plein 1<br>", "Ma-do 9-17 uur"))

    for wrong in ({"email": "geen adres"}, {"name": " "}, {"subject": ""}, {"text": ""}):
        answer = client.post(URL, given(**wrong))
        assert answer.status_code == 400, wrong
        assert TEXT in answer.content.decode() or "text" in wrong
    injected = given(subject="Hallo\nBcc: veel@example.org", name="A\r\nBcc: b@example.org")
    assert client.post(URL, injected).status_code == 400
    client.post(URL, given(website="https://reclame.example"))
    assert recipients() == []

    once = given()
    for _twice in range(2):
        answer = client.post(URL, once, follow=True)
        assert "Je bericht is verstuurd" in answer.content.decode()
    assert recipients() == ["vragen@example.org"]  # no copy to an address that anybody can type
    run_tasks()
    sent = mail.outbox[0]
    assert sent.subject == "Bericht via de site: Meedoen"
    assert sent.reply_to == ["els@example.org"]
    assert TEXT in sent.body
    assert "Els Vos schreef" in sent.body
    assert not OutgoingMail.objects.exclude(context={}, reply_to="").exists()
    assert AuditEntry.objects.filter(action="contact.send", actor=None).count() == 1

    for _more in range(5):
        answer = client.post(URL, given())
    assert answer.status_code == 429
    assert TEXT in answer.content.decode()
    assert OutgoingMail.objects.count() == 5


def test_who_is_signed_in_gets_a_copy_at_the_address_of_the_account(site_home, client):
    row = ContactSettings.for_site(Site.objects.get())
    row.email = "vragen@example.org"
    row.save()
    client.force_login(make_user("lid@example.org"))
    page = client.get(URL).content.decode()
    assert "We antwoorden op lid@example.org" in page
    assert 'name="email"' not in page
    typed = given(email="vreemde@example.org", name="Iemand anders")
    assert client.post(URL, typed).status_code == 302
    assert recipients() == ["lid@example.org", "vragen@example.org"]
    to_us = OutgoingMail.objects.get(template="contact_message")
    assert (to_us.reply_to, to_us.context["name"]) == ("lid@example.org", "Anna Bakker")
