"""The link of a look back: opening it tells and changes nothing, and it works once."""

import re

import pytest
from django.urls import reverse

from alliantie.models import OutgoingMail
from cases.choices import DilemmaState, FollowUpState
from cases.models import DilemmaPage, FollowUp
from cases.services.dilemmas import looking_back
from cases.services.dilemmas.readers import Choice
from cases.services.dilemmas.writing import choose
from organisations.actors import actor_for
from tests.factories import cases as make
from tests.factories.dilemmas import make_dilemma

pytestmark = pytest.mark.django_db
SECRET = "een hele lange wachtzin"
ANSWER = {"outcome": "better", "text": "Het viel mee.", "outcome_asked": "1"}


@pytest.fixture
def asker(site_home):
    return make.make_member(make.make_organisation("Gemeente Aalten"))


@pytest.fixture
def dilemma(asker):
    made = make_dilemma(asker, state=DilemmaState.DECIDED)
    choose(dilemma=made, actor=actor_for(asker), choice=Choice(passphrase=SECRET))
    return made


@pytest.fixture
def link(dilemma, monkeypatch):
    monkeypatch.setattr(looking_back.secrets, "token_urlsafe", lambda _size: "geheim-token")
    looking_back.ask(follow_up=FollowUp.objects.get(dilemma=dilemma, months=3))
    return reverse("cases:look_back", args=["geheim-token"])


def row(dilemma):
    return FollowUp.objects.get(dilemma=dilemma, months=3)


def proof_in(response):
    return re.search(r'name="bewijs" value="([^"]+)"', response.text)[1]


def test_opening_it_tells_and_changes_nothing(client, dilemma, link):
    for _ in range(3):  # as mail scanners do
        response = client.get(link)
        client.head(link)
    assert response.status_code == 200
    assert dilemma.title not in response.text
    assert response["Referrer-Policy"] == "no-referrer"
    assert row(dilemma).state == FollowUpState.ASKED


def test_another_member_sees_the_same_door(client, dilemma, link):
    client.force_login(make.make_member(make.make_organisation()))
    response = client.get(link)
    assert dilemma.title not in response.text
    assert "wachtzin" in response.text


def test_who_asked_signed_in_comes_in_at_once(client, asker, dilemma, link):
    client.force_login(asker)
    assert dilemma.title in client.get(link).text
    assert client.post(link, ANSWER).status_code == 200
    assert row(dilemma).outcome == "better"


def test_the_passphrase_shows_the_question_and_then_takes_the_answer(client, dilemma, link):
    opened = client.post(link, {"secret": SECRET})
    assert dilemma.title in opened.text
    assert SECRET not in opened.text
    assert row(dilemma).state == FollowUpState.ASKED
    wrong = client.post(
        link, {"outcome_asked": "1", "bewijs": proof_in(opened), "text": "Mijn zin"}
    )
    assert (wrong.status_code, "Mijn zin" in wrong.text) == (400, True)
    assert client.post(link, ANSWER | {"bewijs": proof_in(wrong)}).status_code == 200
    assert row(dilemma).text == "Het viel mee."
    assert DilemmaPage.objects.get(pk=dilemma.pk).state == DilemmaState.FOLLOWED_UP


def test_answer_and_passphrase_at_once(client, dilemma, link):
    client.post(link, ANSWER | {"secret": SECRET})
    assert row(dilemma).state == FollowUpState.ANSWERED


@pytest.mark.parametrize("given", [{}, {"secret": "mis"}, {"bewijs": "vervalst"}])
def test_without_proof_nothing_is_told_or_stored(client, dilemma, link, given):
    response = client.post(link, ANSWER | given)
    assert response.status_code == 400
    assert dilemma.title not in response.text
    assert "Het viel mee." in response.text  # her words are not lost
    assert row(dilemma).state == FollowUpState.ASKED


def test_a_proof_is_for_one_look_back_only(client, asker, dilemma, link):
    proof = proof_in(client.post(link, {"secret": SECRET}))
    other = make_dilemma(asker, state=DilemmaState.DECIDED)
    follow_up = FollowUp.objects.get(dilemma=other, months=3)
    follow_up.state, follow_up.token_hash = "asked", looking_back.hash_of("ander")
    follow_up.save()
    response = client.post(reverse("cases:look_back", args=["ander"]), ANSWER | {"bewijs": proof})
    assert response.status_code == 400
    assert other.title not in response.text


def test_guessing_is_stopped(client, dilemma, link):
    for _ in range(looking_back.TRIES_AN_HOUR):
        assert client.post(link, {"secret": "mis"}).status_code == 400
    stopped = client.post(link, {"secret": SECRET} | ANSWER)
    assert stopped.status_code == 429
    assert dilemma.title not in stopped.text
    assert row(dilemma).state == FollowUpState.ASKED


def test_used_expired_and_altered_are_one_page(client, dilemma, link):
    client.post(link, ANSWER | {"secret": SECRET})
    used = client.get(link)
    assert client.post(link, ANSWER | {"secret": SECRET, "outcome": "worse"}).status_code == 410
    altered = client.get(reverse("cases:look_back", args=["geheim-tokem"]))
    assert (used.status_code, altered.status_code) == (410, 410)
    assert used.text == altered.text
    assert row(dilemma).outcome == "better"


def test_what_went_by_without_an_answer_is_gone(client, dilemma, link):
    FollowUp.objects.filter(dilemma=dilemma).update(state="unknown")
    assert client.get(link).status_code == 410
    assert client.post(link, ANSWER | {"secret": SECRET}).status_code == 410


def test_the_text_is_looked_through_behind_the_link_too(client, dilemma, link):
    giving = ANSWER | {"secret": SECRET, "text": "Bij Gemeente Aalten ging het goed."}
    response = client.post(link, giving)
    assert response.status_code == 400
    assert "<q>Gemeente Aalten</q>" in response.text
    client.post(link, giving | {"has_read": "on"})
    assert row(dilemma).state == FollowUpState.ANSWERED


def test_the_mail_says_nothing_of_it(dilemma, link):
    sent = OutgoingMail.objects.latest("pk")
    assert dilemma.title not in f"{sent.__dict__}"


@pytest.mark.parametrize("token", ["%00", "é" * 300, "..", "a b"])
def test_any_token_is_answered(client, site_home, token):
    assert client.get(f"/dilemmas/vervolg/{token}/").status_code in {400, 404, 410}
