"""Signing up with a six-digit code typed in the same window."""

import re

import pytest
from django.core.cache import cache
from django.urls import reverse

from accounts.models import User
from alliantie.models import AuditEntry, OutgoingMail
from tests.factories.accounts import PASSWORD, make_user

pytestmark = pytest.mark.django_db

NEWCOMER = {
    "first_name": "Nadia",
    "last_name": "Smit",
    "email": "Nadia@Example.org",
    "password1": PASSWORD,
}


@pytest.fixture(autouse=True)
def _fresh_limits():
    cache.clear()


def queued_code() -> str:
    return OutgoingMail.objects.order_by("pk").last().context["code"]


def sign_up(client, next_url="", **changes):
    form = {**NEWCOMER, **changes}
    if next_url:
        form["next"] = next_url
    return client.post(reverse("account_signup"), form)


def test_newcomer_types_six_digits_and_comes_back_where_she_was(client, run_tasks, mailoutbox):
    response = sign_up(client, next_url="/organisaties/?q=zuid")
    assert response["Location"] == reverse("account_email_verification_sent")
    assert mailoutbox == []  # the page did not wait for a mail server

    run_tasks()
    code = re.search(r"^\d{6}$", mailoutbox[0].body, re.MULTILINE).group()
    assert code in mailoutbox[0].subject
    assert "http" not in mailoutbox[0].body.replace("http://127.0.0.1:8000", "")

    response = client.post(reverse("account_email_verification_sent"), {"code": code})
    assert response["Location"] == "/organisaties/?q=zuid"
    user = User.objects.get(email="nadia@example.org")
    assert str(user) == "Nadia Smit"
    assert client.session["_auth_user_id"] == str(user.pk)
    assert AuditEntry.objects.filter(action="account.signed_up", actor=user).exists()


def test_address_in_the_link_is_filled_in(client):
    page = client.get(reverse("account_signup") + "?email=nadia@example.org&next=/mijn/nieuw/")
    assert b'value="nadia@example.org"' in page.content
    assert b'value="/mijn/nieuw/"' in page.content


def test_next_never_leads_to_another_site(client):
    sign_up(client, next_url="https://evil.example/")
    answer = client.post(reverse("account_email_verification_sent"), {"code": queued_code()})
    assert answer["Location"] == "/mijn/"


def test_wrong_codes_end_the_attempt(client):
    sign_up(client)
    wrong = "000000" if queued_code() != "000000" else "111111"
    for _ in range(4):
        page = client.post(reverse("account_email_verification_sent"), {"code": wrong})
        assert "Deze code klopt niet" in page.content.decode()
    client.post(reverse("account_email_verification_sent"), {"code": wrong})
    late = client.post(reverse("account_email_verification_sent"), {"code": queued_code()})
    assert late["Location"] == reverse("account_login")
    assert "_auth_user_id" not in client.session


def test_password_without_the_code_does_not_open_an_unconfirmed_account(client):
    make_user("sam@example.org", verified=False)
    answer = client.post(
        reverse("account_login"), {"login": "sam@example.org", "password": PASSWORD}
    )
    assert answer["Location"] == reverse("account_email_verification_sent")
    assert "_auth_user_id" not in client.session


def test_known_and_unknown_address_get_the_same_answer_and_the_same_work(
    client, django_assert_num_queries, monkeypatch
):
    make_user("known@example.org")
    hashed = []
    monkeypatch.setattr("accounts.forms.doors.make_password", hashed.append)

    first = sign_up(client, email="known@example.org")
    first_page = client.get(first["Location"]).content
    client.logout()
    second = sign_up(client, email="fresh@example.org")
    second_page = client.get(second["Location"]).content

    assert first["Location"] == second["Location"]
    same = [
        re.sub(rb'(value="[^"]{30,}"|known@|fresh@)', b"", page)
        for page in (first_page, second_page)
    ]
    assert same[0] == same[1]
    assert len(hashed) == 1
    templates = list(OutgoingMail.objects.order_by("pk").values_list("template", flat=True))
    assert templates == ["account/account_already_exists", "account/email_confirmation_signup"]


def test_hidden_direction_characters_are_refused_in_a_name(client):
    page = sign_up(client, first_name="An\u202ena")
    assert "leesrichting" in page.content.decode()
    assert not User.objects.exists()


def test_short_password_is_refused_in_dutch(client):
    page = sign_up(client, password1="kort")
    assert "12" in page.content.decode()
    assert not User.objects.exists()


def test_newcomer_with_a_wrong_address_begins_again_and_loses_nothing(client):
    client.get(reverse("account_signup"))
    session = client.session
    session["begun"] = "mijn verhaal"
    session.save()
    sign_up(client, next_url="/mijn/nieuw/", email="verkeerd@example.org")
    page = client.get(reverse("account_signup"))
    assert page["Location"] == reverse("account_email_verification_sent")

    answer = client.post(reverse("account_start_over"))
    assert answer["Location"] == reverse("account_signup") + "?next=%2Fmijn%2Fnieuw%2F"
    assert client.get(answer["Location"]).status_code == 200
    sign_up(client, next_url="/mijn/nieuw/")
    answer = client.post(reverse("account_email_verification_sent"), {"code": queued_code()})
    assert answer["Location"] == "/mijn/nieuw/"
    assert client.session["begun"] == "mijn verhaal"
