"""A phone in the room: no account, a code, one answer to each question."""

from itertools import product

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from alliantie import throttles
from alliantie.throttles import ThrottledError
from events.choices import QuestionState
from events.models import EventPage, Poll, PollQuestion, Vote
from events.policies.polling import VOTING_LASTS, PollRefusedError
from events.services import voting
from tests.factories.events import make_event
from tests.factories.polls import make_poll, make_poll_question

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(site_home):
    return make_event(title="Samen zoeken")


@pytest.fixture
def poll(event):
    return make_poll(event)


def url_of(poll):
    return f"/stem/{poll.code}/"


def answer(client, poll, question, **data):
    return client.post(url_of(poll), {"vraag": question.pk, **data}, follow=True)


def test_a_code_tells_nothing_that_is_not_for_everybody(client, event, poll):
    EventPage.objects.filter(pk=event.pk).update(audience="members")
    html = client.get(url_of(poll)).content.decode()
    assert "deze bijeenkomst" in html
    assert "Samen zoeken" not in html
    EventPage.objects.filter(pk=event.pk).update(audience="public")
    assert "Samen zoeken" in client.get(url_of(poll)).content.decode()
    Poll.objects.update(opened_at=None)
    assert client.get(url_of(poll)).status_code == 404


def test_from_the_code_to_a_vote_and_the_next_question(client, poll):
    typed = f" {poll.code[:3].lower()} {poll.code[3:]} "
    waiting = client.post("/stem/", {"code": typed}, follow=True)
    assert waiting.redirect_chain == [(url_of(poll), 302)]
    html = waiting.content.decode()
    assert "Samen zoeken" in html
    assert "Er is nu geen vraag open" in html
    assert "<script" not in html
    assert waiting["Refresh"] == "10"
    assert "Refresh" not in client.get(url_of(poll) + "?stil")

    first = make_poll_question(poll, "Ja", "Nee", text="Doen we mee?")
    page = client.get(url_of(poll))
    assert "Doen we mee?" in page.content.decode()
    assert "Refresh" not in page  # somebody may be writing
    yes = first.options.get(text="Ja")
    voted = answer(client, poll, first, option=yes.pk)
    assert "Je antwoord is binnen" in voted.content.decode()
    assert voted["Refresh"] == "10"
    assert list(first.votes.values_list("option", "text")) == [(yes.pk, "")]

    PollQuestion.objects.update(state=QuestionState.CLOSED)
    make_poll_question(poll, text="Wat neem je mee?")
    assert "Wat neem je mee?" in client.get(url_of(poll)).content.decode()


def test_one_vote_a_phone(client, poll):
    first = make_poll_question(poll, "Ja", "Nee")
    yes, no = first.options.all()
    client.get(url_of(poll))
    for option in (yes, no, yes):
        assert (
            "Je antwoord is binnen"
            in answer(client, poll, first, option=option.pk).content.decode()
        )
    other = Client()
    other.get(url_of(poll))
    answer(other, poll, first, option=no.pk)
    assert sorted(first.votes.values_list("option", flat=True)) == sorted([yes.pk, no.pk])


def test_a_phone_without_a_mark_is_asked_again_and_gets_one(client, poll):
    first = make_poll_question(poll, "Ja", "Nee")
    data = {"option": first.options.first().pk}
    refused = answer(client, poll, first, **data)
    assert refused.status_code == 400
    assert "cookie" in refused.content.decode()
    assert not Vote.objects.exists()
    assert "Je antwoord is binnen" in answer(client, poll, first, **data).content.decode()
    client.cookies["stem"] = client.cookies["stem"].value + "x"
    assert answer(client, poll, first, **data).status_code == 400
    assert Vote.objects.count() == 1


def test_answers_of_one_phone_cannot_be_laid_side_by_side(poll):
    questions = [make_poll_question(poll), make_poll_question(poll)]
    voter = voting.new_voter()
    for question in questions:
        assert voting.vote(question_id=question.pk, voter=voter, origin="1.1.1.1", text="Licht")
    marks = set(Vote.objects.values_list("voter", flat=True))
    assert len(marks) == 2
    assert voter not in " ".join(marks)
    held = {field.name for field in Vote._meta.get_fields()}
    assert held == {"id", "question", "option", "text", "is_hidden", "voter"}


def test_bad_answers_get_a_sentence_and_keep_what_was_typed(client, poll):
    asked = make_poll_question(poll, text="Wat neem je mee?")
    client.get(url_of(poll))
    for text, sentence in (
        ("", "Schrijf iets op"),
        ("mail jan@example.org", "links of e-mailadressen"),
        ("x" * 281, "hoogstens 280 tekens"),
    ):
        said = answer(client, poll, asked, text=text)
        assert said.status_code == 400
        assert sentence in said.content.decode()
        assert text in said.content.decode()
    choice = make_poll_question(poll, "Ja", "Nee")
    other = make_poll_question(poll, "A", "B", state="ready").options.first()
    for option in ("", "x", other.pk, 10**30):
        said = answer(client, poll, choice, option=option)
        assert said.status_code == 400
        assert "Kies een van de antwoorden" in said.content.decode()
    for number in ("", "x", "9" * 400, other.question_id + 999):
        assert client.post(url_of(poll), {"vraag": number}).status_code == 302
    assert not Vote.objects.exists()


def test_what_is_not_asked_now_takes_no_answer(client, poll):
    client.get(url_of(poll))
    for state in ("ready", "closed", "withdrawn"):
        asked = make_poll_question(poll, "Ja", "Nee", state=state)
        said = answer(client, poll, asked, option=asked.options.first().pk)
        assert said.status_code == 400
        assert "niet (meer) open" in said.content.decode()
    assert not Vote.objects.exists()


def over(poll):
    Poll.objects.filter(pk=poll.pk).update(opened_at=timezone.now() - VOTING_LASTS)


def stopped(poll):
    Poll.objects.filter(pk=poll.pk).update(closed_at=timezone.now())


def called_off(poll):
    EventPage.objects.filter(pk=poll.event_id).update(state="cancelled")


def off_the_site(poll):
    EventPage.objects.filter(pk=poll.event_id).update(live=False)


@pytest.mark.parametrize("end", [over, stopped, called_off, off_the_site])
def test_a_code_of_what_is_over_leads_nowhere(client, poll, end):
    asked = make_poll_question(poll, "Ja", "Nee", text="Geheim?")
    client.get(url_of(poll))
    end(poll)
    for said in (
        client.get(url_of(poll)),
        client.post("/stem/", {"code": poll.code}, follow=True),
        answer(client, poll, asked, option=asked.options.first().pk),
        client.get("/stem/ZZZZZZ/"),
    ):
        assert said.status_code == 404
        html = said.content.decode()
        assert "Deze code werkt niet (meer)" in html
        assert 'name="code"' in html
        assert "Geheim?" not in html
        assert "Samen zoeken" not in html
    assert not Vote.objects.exists()


def test_the_service_takes_no_vote_when_it_is_over(poll):
    asked = make_poll_question(poll)
    over(poll)
    with pytest.raises(PollRefusedError):
        voting.vote(question_id=asked.pk, voter="a", origin="1.1.1.1", text="Toch")


@pytest.mark.parametrize(
    ("code", "sentence"),
    [("", "Typ de code"), ("<b>", "letters en cijfers"), ("x" * 21, "te lang"), ("é", "letters")],
)
def test_what_is_no_code_is_refused_with_a_sentence(client, site_home, code, sentence):
    said = client.post("/stem/", {"code": code})
    assert said.status_code == 400
    assert sentence in said.content.decode()


def counted(scopes, times):
    """Count as that many other phones behind the same address would."""
    for scope, _ in product(scopes, range(times)):
        throttles.hit(scope=scope, key="127.0.0.1", limit=10_000, seconds=60)


def guesses(number):
    """Guess that many codes; gives how many were looked for, and how long to wait then."""
    for at in range(number):
        try:
            voting.find_poll(code=f"ZZ{at}", known=None, origin="127.0.0.1")
        except ThrottledError as refused:
            return at, refused.seconds
    return number, 0


def test_a_room_behind_one_address_comes_in_and_guessing_stops(client, poll, settings):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    cache.clear()
    asked = make_poll_question(poll, "Ja", "Nee")
    # Of two hundred phones in one minute this is the last, and each votes on two questions.
    counted(["poll.look"], 199)
    counted(["poll.vote"], 399)
    assert client.get(url_of(poll)).status_code == 200
    answer(client, poll, asked, option=asked.options.first().pk)
    assert asked.votes.count() == 1
    assert guesses(200)[0] == 100
    # Who guesses learns nothing from the right code either; who is in stays in.
    assert Client().get(url_of(poll)).status_code == 429
    assert client.get(url_of(poll)).status_code == 200
    late = client.get("/stem/ZZZZZZ/")
    assert late.status_code == 429
    assert "Wacht een minuut" in late.content.decode()


def test_guessing_stops_for_longer_when_it_goes_on(site_home, monkeypatch):
    monkeypatch.setattr(voting, "LOOKS_AN_HOUR", 5)
    tried, seconds = guesses(9)
    assert tried == 5
    assert seconds > 60


def test_votes_from_one_address_have_an_end(poll, monkeypatch):
    monkeypatch.setattr(voting, "VOTES_A_MINUTE", 1)
    asked = make_poll_question(poll)
    told = {"question_id": asked.pk, "origin": "127.0.0.1", "text": "Licht"}
    voting.vote(voter="a", **told)
    with pytest.raises(ThrottledError):
        voting.vote(voter="b", **told)


def test_a_look_of_a_phone_asks_the_database_little(client, poll, django_assert_max_num_queries):
    make_poll_question(poll, "Ja", "Nee", votes=(30, 9))
    client.get(url_of(poll))
    with django_assert_max_num_queries(6):
        client.get(url_of(poll))
