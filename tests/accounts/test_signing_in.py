"""Signing in, forgetting a password, being slowed down."""

import re

import pytest
from django.conf import settings as live_settings
from django.core.cache import cache
from django.urls import reverse

from accounts import adapters
from alliantie.choices import Outcome
from alliantie.models import AuditEntry, OutgoingMail
from tests.factories.accounts import PASSWORD, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _fresh_limits():
    cache.clear()


def sign_in(client, email="anna@example.org", password=PASSWORD, **extra):
    return client.post(reverse("account_login"), {"login": email, "password": password, **extra})


def test_member_signs_in_and_keeps_next(client):
    user = make_user()
    answer = sign_in(client, email="ANNA@example.org", next="/mijn/nieuw/")
    assert answer["Location"] == "/mijn/nieuw/"
    assert AuditEntry.objects.filter(action="account.signed_in", actor=user).exists()


def test_wrong_password_and_unknown_address_look_the_same_and_are_noted(client):
    make_user()
    pages = [
        sign_in(client, email=email, password="fout").content.decode()
        for email in ("anna@example.org", "niemand@example.org")
    ]
    texts = [re.sub(r'value="[^"]*"', "", page) for page in pages]
    assert texts[0] == texts[1]
    assert "horen niet bij elkaar" in pages[0]
    assert AuditEntry.objects.filter(outcome=Outcome.REFUSED).count() == 2


def test_guessing_one_account_is_slowed_down_in_dutch(client):
    make_user()
    for _ in range(5):
        sign_in(client, password="fout")
    page = sign_in(client)
    assert "Wacht vijf minuten" in page.content.decode()
    assert "_auth_user_id" not in client.session


def test_guessing_from_one_address_is_slowed_down(client):
    for number in range(10):
        sign_in(client, email=f"u{number}@example.org", password="fout")
    page = sign_in(client, email="u99@example.org", password="fout")
    assert "Wacht vijf minuten" in page.content.decode()


def test_everybody_together_is_slowed_down(client, monkeypatch):
    monkeypatch.setattr(adapters, "LOGINS_A_MINUTE", 3)
    make_user()
    for number in range(3):
        client.post(
            reverse("account_login"),
            {"login": f"u{number}@example.org", "password": "fout"},
            REMOTE_ADDR=f"10.0.0.{number}",
        )
    page = client.post(
        reverse("account_login"),
        {"login": "anna@example.org", "password": PASSWORD},
        REMOTE_ADDR="10.0.1.1",
    )
    assert "te vaak achter elkaar" in page.content.decode()


def ask_reset(client, email):
    return client.post(reverse("account_reset_password"), {"email": email})


def test_forgotten_password_is_replaced_with_a_code(client, run_tasks, mailoutbox):
    user = make_user()
    ask_reset(client, "anna@example.org")
    run_tasks()
    code = re.search(r"^\d{6}$", mailoutbox[0].body, re.MULTILINE).group()
    answer = client.post(reverse("account_confirm_password_reset_code"), {"code": code})
    page = client.get(answer["Location"])
    assert "Kies een nieuw wachtwoord" in page.content.decode()
    client.post(answer["Location"], {"password1": "een heel andere lange zin"})
    user.refresh_from_db()
    assert user.check_password("een heel andere lange zin")
    assert AuditEntry.objects.filter(action="account.password_reset", actor=user).exists()


def test_reset_answers_known_and_unknown_addresses_alike(client, django_assert_max_num_queries):
    make_user()
    answers, counts, pages = [], [], []
    for email in ("anna@example.org", "niemand@example.org"):
        with django_assert_max_num_queries(40) as queries:
            answers.append(ask_reset(client, email))
        counts.append(len(queries))
        pages.append(client.get(answers[-1]["Location"]).content.decode())
        client.session.flush()
    assert answers[0].status_code == answers[1].status_code == 302
    assert answers[0]["Location"] == answers[1]["Location"]
    assert abs(counts[0] - counts[1]) <= 2
    texts = [re.sub(r'value="[^"]{30,}"|anna@|niemand@', "", page) for page in pages]
    assert texts[0] == texts[1]
    assert OutgoingMail.objects.count() == 2


def test_no_code_is_ever_right_for_an_unknown_address(client):
    ask_reset(client, "niemand@example.org")
    page = client.post(reverse("account_confirm_password_reset_code"), {"code": ""})
    assert page.status_code == 200
    page = client.post(reverse("account_confirm_password_reset_code"), {"code": "000000"})
    assert "klopt niet" in page.content.decode()


def test_one_mailbox_gets_at_most_ten_codes_an_hour(client, monkeypatch):
    monkeypatch.setattr(adapters, "MAILS_AN_HOUR_EACH", 2)
    make_user()
    answers = [ask_reset(client, "anna@example.org") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [302, 302, 429]
    assert "Wacht een minuut" in answers[2].content.decode()
    assert OutgoingMail.objects.count() == 2


def test_changing_the_password_ends_other_sessions(client, client_elsewhere):
    user = make_user()
    sign_in(client)
    sign_in(client_elsewhere)
    user.set_password("weer een andere lange zin")
    user.save()
    assert client_elsewhere.get("/account/email/").status_code == 302


@pytest.fixture
def client_elsewhere():
    from django.test import Client

    return Client()


def test_passwords_are_hashed_with_argon2_outside_the_tests():
    from alliantie.settings import security

    assert security.PASSWORD_HASHERS[0].endswith("Argon2PasswordHasher")
    assert live_settings.PASSWORD_HASHERS != security.PASSWORD_HASHERS
