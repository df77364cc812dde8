"""A host asks the room: write, open, close, take away, show; the file; who may."""

import csv
import io
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from alliantie.choices import Audience
from events.models import Poll, PollQuestion, Vote
from events.policies.hosting import NotYourMeetingError
from events.policies.polling import VOTING_LASTS, PollRefusedError
from events.services import polling
from events.services.polling import Wording
from organisations.actors import actor_for
from tests.factories.cases import make_member, make_organisation
from tests.factories.events import make_event
from tests.factories.polls import make_poll, make_poll_question

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(site_home):
    return make_event(title="Samen zoeken")


@pytest.fixture
def desk(event):
    return f"/mijn/bijeenkomsten/{event.slug}/peiling/"


@pytest.fixture
def host(client, event):
    client.force_login(event.owner)
    return actor_for(event.owner)


def html_of(client, url):
    answer = client.get(url)
    assert answer.status_code == 200, url
    return " ".join(answer.content.decode().split())


def test_a_host_asks_two_questions_and_stops(client, event, desk, host):
    assert f'href="{desk}"' in html_of(client, f"/mijn/bijeenkomsten/{event.slug}/")
    html_of(client, desk)
    html_of(client, f"{desk}scherm/")
    assert not Poll.objects.exists()  # looking makes nothing

    key = uuid4()
    asked = {"key": key, "kind": "choice", "text": "Doen we mee?", "options": "Ja\n\nNee\n"}
    for _ in range(2):
        assert client.post(desk, asked).status_code == 302
    client.post(desk, {"kind": "open", "text": "Wat neem je mee?"})
    first, second = PollQuestion.objects.all()
    poll = Poll.objects.get()
    assert [option.text for option in first.options.all()] == ["Ja", "Nee"]
    page = html_of(client, desk)
    assert poll.code in page
    assert "Stop met vragen" not in page
    assert client.get(f"{desk}code.svg").content.startswith(b"<?xml")

    screen = html_of(client, f"{desk}scherm/")
    assert "Open de eerste vraag" in screen
    turned = client.post(f"{desk}vraag/{first.pk}/", {"open": "1", "scherm": "1"})
    assert turned["Location"] == f"{desk}scherm/"
    screen = html_of(client, f"{desk}scherm/")
    for words in ("Doen we mee?", poll.code, "/stem/", "Volgende vraag", "data-hx-get", "<table"):
        assert words in screen
    client.post(f"{desk}vraag/{second.pk}/", {"open": "1"})
    assert [one.state for one in PollQuestion.objects.all()] == ["closed", "open"]
    client.post(f"{desk}stop/")
    assert [one.state for one in PollQuestion.objects.all()] == ["closed", "closed"]
    assert "de code werkt niet meer" in html_of(client, desk)
    assert client.get(f"/stem/{poll.code}/").status_code == 404


def test_what_begins_anew_has_a_new_code(host, event):
    poll = make_poll(event, opened_at=timezone.now() - VOTING_LASTS)
    question = make_poll_question(poll, "Ja", "Nee", state="closed", votes=(2, 1))
    polling.open_question(question=question, actor=host)
    again = Poll.objects.get()
    assert again.code != poll.code
    assert timezone.now() - again.opened_at < timedelta(minutes=1)
    polling.open_question(question=question, actor=host)
    assert Poll.objects.get().code == again.code  # while it is on the room keeps its code
    assert question.votes.count() == 3


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"kind": "", "text": "Hoe?"}, "Kies wat voor vraag het is"),
        ({"kind": "quiz", "text": "Hoe?"}, "quiz"),
        ({"kind": "open", "text": ""}, "Schrijf een vraag"),
        ({"kind": "open", "text": "x" * 201}, "hoogstens 200 tekens"),
        ({"kind": "choice", "text": "Hoe?", "options": "Zo"}, "Geef 2 tot 8 antwoorden"),
        ({"kind": "choice", "text": "Hoe?", "options": "Zo\nzo"}, "twee antwoorden die hetzelfde"),
        ({"kind": "choice", "text": "Hoe?", "options": "x" * 121 + "\ny"}, "antwoorden korter"),
    ],
)
def test_a_bad_question_gets_a_sentence_and_keeps_what_was_typed(
    client, desk, host, data, sentence
):
    answer = client.post(desk, data)
    assert answer.status_code == 400
    html = answer.content.decode()
    assert sentence in html
    assert data["text"] in html
    assert not PollQuestion.objects.exists()


def test_thirty_questions_are_enough(host, event):
    poll = make_poll(event)
    for _ in range(30):
        make_poll_question(poll)
    with pytest.raises(PollRefusedError):
        polling.add_question(event=event, actor=host, wording=Wording("open", "Nog een?"))


def test_what_nobody_was_asked_can_go_and_an_answer_cannot(client, event, desk, host):
    poll = make_poll(event)
    unasked = make_poll_question(poll, "Ja", "Nee", state="ready")
    asked = make_poll_question(poll, "Ja", "Nee", state="closed", votes=(1,))
    for question in (unasked, asked):
        client.post(f"{desk}vraag/{question.pk}/", {"weg": "1"})
    assert list(PollQuestion.objects.all()) == [asked]
    client.post(f"{desk}antwoord/{asked.votes.get().pk}/verbergen/")
    assert not asked.votes.get().is_hidden  # a choice is a number, not words


def test_an_answer_that_was_taken_away_is_nowhere(client, event, desk, host):
    poll = make_poll(event, published_at=timezone.now())
    question = make_poll_question(
        poll, state="closed", said=("Lelijk woord", "Verborgen woord", "Licht")
    )
    bad = question.votes.get(text="Lelijk woord")
    outputs = (desk, f"{desk}scherm/", f"{desk}uitslag.csv", event.url)
    for url in outputs:
        assert "Lelijk woord" in client.get(url).content.decode()
    client.post(f"{desk}antwoord/{bad.pk}/verbergen/")
    # As if an older version had kept the words.
    question.votes.filter(text="Verborgen woord").update(is_hidden=True)
    for url in outputs:
        html = client.get(url).content.decode()
        assert "Lelijk woord" not in html
        assert "Verborgen woord" not in html
        assert "Licht" in html
    assert not Vote.objects.filter(text="Lelijk woord").exists()
    assert question.votes.count() == 3  # that phone does not vote again


def test_the_file_counts_and_runs_no_formula(client, event, desk, host):
    poll = make_poll(event)
    make_poll_question(poll, "=1+1", "Nee", text="@Doen?", votes=(3, 1))
    make_poll_question(poll, text="Wat?", said=("+HYPERLINK", "Licht"))
    answer = client.get(f"{desk}uitslag.csv")
    assert answer["Content-Disposition"] == f'attachment; filename="uitslag-{event.slug}.csv"'
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    assert [row[2:4] for row in rows[1:]] == [
        ["'=1+1", "3"],
        ["Nee", "1"],
        ["Licht", "1"],
        ["'+HYPERLINK", "1"],
    ]
    assert rows[1][0] == "'@Doen?"


def test_the_result_stands_on_the_page_when_its_host_puts_it_there(client, event, desk, host):
    poll = make_poll(event)
    make_poll_question(poll, "Ja", "Nee", text="Nog open?", votes=(1, 0))
    client.post(f"{desk}uitslag/")
    assert Poll.objects.get().published_at is None  # nothing was closed yet
    make_poll_question(poll, "Ja", "Nee", text="Deden we mee?", state="closed", votes=(3, 1))
    make_poll_question(poll, text="Wat nam je mee?", state="closed", said=("Licht",))
    client.logout()
    assert "Deden we mee?" not in html_of(client, event.url)
    client.force_login(event.owner)
    client.post(f"{desk}uitslag/")
    client.logout()
    html = html_of(client, event.url)
    for words in ("Wat zei de zaal?", "Deden we mee?", "4 antwoorden", "75%", "Licht"):
        assert words in html
    assert "Nog open?" not in html
    client.force_login(event.owner)
    client.post(f"{desk}uitslag/", {"weg": "1"})
    assert "Deden we mee?" not in html_of(client, event.url)


def test_the_result_of_a_closed_meeting_is_for_its_organisation(client, site_home):
    event = make_event(audience=Audience.ORGANISATION)
    poll = make_poll(event, published_at=timezone.now())
    make_poll_question(poll, state="closed", said=("Onder ons",))
    assert client.get(event.url).status_code == 404
    client.force_login(make_member(event.organisation))
    assert "Onder ons" in html_of(client, event.url)


def test_only_who_runs_the_meeting_asks_the_room(client, event, desk):
    poll = make_poll(event)
    question = make_poll_question(poll, said=("Licht",))
    stranger = make_member(make_organisation())
    client.force_login(stranger)
    posts = ("", "stop/", "uitslag/", f"vraag/{question.pk}/", "quiz/")
    posts += (f"antwoord/{question.votes.get().pk}/verbergen/",)
    for path in posts:
        assert client.post(desk + path, {"case": 1, "text": "x"}).status_code == 404, path
    for path in ("", "scherm/", "code.svg", "uitslag.csv"):
        assert client.get(desk + path).status_code == 404, path
    told = {"actor": actor_for(stranger)}
    for change in (
        lambda: polling.add_question(event=event, wording=Wording("open", "Hoe?"), **told),
        lambda: polling.open_question(question=question, **told),
        lambda: polling.close_question(question=question, **told),
        lambda: polling.drop_question(question=question, **told),
        lambda: polling.stop(poll=poll, **told),
        lambda: polling.hide_answer(answer=question.votes.get(), **told),
        lambda: polling.show_results(poll=poll, is_shown=True, **told),
    ):
        with pytest.raises(NotYourMeetingError):
            change()


def test_a_question_of_another_meeting_is_not_here(client, event, desk, host):
    elsewhere = make_poll_question(make_poll(make_event()), said=("Licht",), state="ready")
    assert client.post(f"{desk}vraag/{elsewhere.pk}/", {"open": "1"}).status_code == 404
    vote = elsewhere.votes.get()
    assert client.post(f"{desk}antwoord/{vote.pk}/verbergen/").status_code == 404


def test_as_many_queries_with_much_as_with_little(client, event, desk, host):
    poll = make_poll(event, published_at=timezone.now())
    counts = []
    for number in (1, 8):
        for _ in range(number):
            make_poll_question(poll, "A", "B", state="closed", votes=(2, 1))
            make_poll_question(poll, state="closed", said=("Licht",) * number)
        counts.append([])
        for url in (desk, f"{desk}scherm/", event.url):
            client.get(url)
            with CaptureQueriesContext(connection) as captured:
                client.get(url)
            counts[-1].append(len(captured))
    assert counts[0] == counts[1]
    assert max(counts[0]) <= 14
