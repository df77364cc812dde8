"""One click stops the weekly mail; looking at the page does not (mail scanners open every link)."""

import pytest
from django.test import Client

from accounts.models import MailStanding
from newsletter import erasing
from newsletter.models import Letter
from tests.factories.newsletter import make_letter
from tests.factories.organisations import make_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def letter(site_home):
    return make_letter(make_member().user)


def wants(letter: Letter) -> bool:
    return not MailStanding.objects.filter(user=letter.user, wants_weekly=False).exists()


def test_one_click_of_the_mail_program_needs_no_csrf_and_no_account(letter):
    program = Client(enforce_csrf_checks=True)
    answer = program.post(f"/mail/stop/{letter.token}/", {"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200
    assert "sessionid" not in answer.cookies
    assert not wants(letter)
    assert program.post(f"/mail/stop/{letter.token}/").status_code == 200


def test_looking_changes_nothing_and_says_what_stops(letter, client):
    for ask in (client.get, client.head, client.get):
        assert ask(f"/mail/stop/{letter.token}/").status_code == 200
    page = client.get(f"/mail/stop/{letter.token}/").content.decode()
    assert "Stop de weekmail" in page
    assert letter.user.email not in page
    assert wants(letter)


def test_made_up_token_is_not_found(letter, client):
    assert client.post("/mail/stop/onzin/").status_code == 404
    assert wants(letter)


def test_stopping_one_letter_leaves_others_alone(letter, client):
    other = make_letter(make_member().user)
    client.post(f"/mail/stop/{letter.token}/")
    assert wants(other)


def test_it_can_be_started_again(letter, client):
    client.post(f"/mail/stop/{letter.token}/")
    client.force_login(letter.user)
    client.post("/mijn/berichten/instellingen/", {"plan": "standard", "wants_weekly": "on"})
    assert wants(letter)


def test_export_and_erase(letter):
    assert len(erasing.export(letter.user)["Weekmails"]) == 1
    erasing.erase(letter.user)
    assert not Letter.objects.exists()
