"""What a host sees and does: names without addresses, check-in, mail, questions, the file."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from alliantie.models import OutgoingMail
from alliantie.throttles import ThrottledError
from events.choices import Purpose, Side
from events.models import (
    Answer,
    BoxQuestion,
    EventPerson,
    HostMail,
    Registration,
    RegistrationQuestion,
)
from events.policies.host_mail import MAILS_A_DAY
from events.policies.hosting import EventRefusedError, NotYourMeetingError
from events.policies.registering import RegistrationRefusedError
from events.presenting.attendance import attendance_of
from events.services import attendance, host_mail, questions
from events.services.host_mail import Letter
from organisations.actors import actor_for
from tests.events.counting import check_counters
from tests.events.test_registration_seats import sign_up
from tests.factories.cases import make_member, make_organisation, make_user
from tests.factories.events import make_event, make_registration

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner(site_home):
    return make_member(make_organisation(side="government"), "gastheer")


@pytest.fixture
def event(owner):
    with time_machine.travel(timezone.now().replace(hour=9)):  # the day must not end meanwhile
        yield make_event(owner, capacity=3, starts_at=timezone.now() + timedelta(hours=3))


@pytest.fixture
def host(client, owner):
    client.force_login(owner)
    return actor_for(owner)


def url(name, event, *more):
    return reverse(f"host:{name}", args=[event.slug, *more])


def named(event, name, **fields):
    first, _, last = name.partition(" ")
    user = make_user(name.split()[0].lower(), first_name=first, last_name=last)
    return sign_up(event, user, **fields)


def test_the_list_names_everybody_and_gives_no_address(client, event, host):
    named(event, "Fatima Gast", organisation_id=make_organisation("Gemeente Zee").pk)
    make_registration(event, state="waiting", ticket=9, name="Wim Wacht", email="wim@w.example")
    make_registration(event, state="unconfirmed", name="Spook", email="spook@w.example")
    page = client.get(url("attendance", event)).content.decode()
    for said in ("Fatima Gast", "Gemeente Zee", "Wim Wacht", "Wachtlijst (1)"):
        assert said in page
    for hidden in ("fatima@example.org", "wim@w.example", "Spook"):
        assert hidden not in page


def test_a_member_without_a_name_is_not_their_address(client, event, host):
    sign_up(event, make_user("naamloos"))
    page = client.get(url("attendance", event)).content.decode()
    assert "Naam niet ingevuld" in page
    assert "naamloos@" not in page
    assert "naamloos@" not in client.get(url("attendance_file", event)).content.decode()


def test_as_many_queries_for_many_as_for_few(client, event, host):
    client.get(url("attendance", event))
    counts = []
    for _ in range(2):
        for number in range(6):
            make_registration(event, make_user(), state="confirmed", side=Side.values[number % 3])
        with CaptureQueriesContext(connection) as asked:
            client.get(url("attendance", event))
        counts.append(len(asked))
    assert counts[0] == counts[1]
    assert counts[0] <= 14


def test_somebody_is_let_in_found_by_name_and_taken_back(client, event, host):
    row, other = named(event, "Piet Puk"), named(event, "Kees Kok")
    page = client.get(url("attendance", event), {"q": "piet"}).content.decode()
    assert "Piet Puk" in page
    assert "Kees Kok" not in page
    for _ in range(2):
        client.post(url("let_in", event, row.reference))
    row.refresh_from_db()
    assert (row.state, row.checked_in_at is not None) == ("attended", True)
    assert attendance_of(event).number_in == 1
    client.post(url("let_out", event, row.reference))
    row.refresh_from_db()
    assert (row.state, row.checked_in_at) == ("confirmed", None)
    check_counters(event)
    assert other.state == "confirmed"


def test_nobody_is_let_in_without_a_seat_or_days_before(event, owner, host):
    gone = make_registration(event, state="cancelled")
    with pytest.raises(RegistrationRefusedError, match="afgemeld"):
        attendance.check_in(registration=gone, actor=host)
    later = make_event(owner, starts_at=event.starts_at + timedelta(days=1))
    with pytest.raises(RegistrationRefusedError, match="de dag zelf"):
        attendance.check_in(registration=sign_up(later), actor=host)


def test_a_stranger_does_nothing_here(client, event):
    row, stranger = sign_up(event), make_member(make_organisation())
    client.force_login(stranger)
    for name in ("let_in", "let_out", "take_off"):
        assert client.post(url(name, event, row.reference)).status_code == 404
    for name in ("attendance", "attendance_file", "participants_mail", "questions"):
        assert client.get(url(name, event)).status_code == 404
    actor = actor_for(stranger)
    letter = Letter("all", "Hoi", "Dag")
    for act in (
        lambda: attendance.check_in(registration=row, actor=actor),
        lambda: host_mail.send(key=uuid4(), event=event, actor=actor, letter=letter),
        lambda: questions.set_questions(event=event, actor=actor, questions=[]),
    ):
        with pytest.raises(NotYourMeetingError):
            act()
    row.refresh_from_db()
    assert row.state == "confirmed"


def test_the_row_of_another_meeting_is_not_touched(client, event, host):
    row = sign_up(make_event())
    assert client.post(url("take_off", event, row.reference)).status_code == 404


def test_the_file_runs_nothing(client, event, host):
    question = RegistrationQuestion.objects.create(event=event, text="=1+1", purpose="prepare")
    row = make_registration(event, name="=cmd|' /C calc'!A0", email="x@x.example")
    Answer.objects.create(registration=row, question=question, text="@SUM(A1)")
    body = client.get(url("attendance_file", event)).content.decode()
    for said in ("'=cmd", "'=1+1", "'@SUM"):
        assert said in body
    assert ";=" not in body
    assert "x@x.example" not in body


def test_mail_goes_to_each_once_and_shows_no_address(event, host, run_tasks, mailoutbox):
    named(event, "Fatima Gast")
    make_registration(event, state="waiting", ticket=5)
    letter, key = Letter("all", "Neem mee", "Een pen & papier."), uuid4()
    for _ in range(2):
        host_mail.send(key=key, event=event, actor=host, letter=letter)
    run_tasks()
    sent = [mail for mail in mailoutbox if mail.subject == "Neem mee"]
    assert sorted(len(mail.to) for mail in sent) == [1, 1]
    assert HostMail.objects.get().recipients == 2
    for mail in sent:
        assert "Een pen & papier." in mail.body
        assert "gastheer@" not in f"{mail.message()}"
        assert not mail.reply_to
        assert "/aanmelding/" in mail.body


@pytest.mark.parametrize(("to_whom", "number"), [("coming", 1), ("waiting", 2), ("all", 3)])
def test_mail_goes_to_whom_it_is_meant_for(event, host, to_whom, number):
    sign_up(event)
    make_registration(event, state="cancelled")
    make_registration(event, state="unconfirmed")
    for ticket in (1, 2):
        make_registration(event, state="waiting", ticket=ticket)
    letter = Letter(to_whom, "Hoi", "Dag")
    host_mail.send(key=uuid4(), event=event, actor=host, letter=letter)
    assert OutgoingMail.objects.filter(template="event_host_mail").count() == number


def test_mail_is_not_sent_endlessly_nor_to_nobody(event, host, client):
    letter = Letter("coming", "Hoi", "Dag")
    with pytest.raises(EventRefusedError, match="niemand"):
        host_mail.send(key=uuid4(), event=event, actor=host, letter=letter)
    sign_up(event)
    for _ in range(MAILS_A_DAY - 1):
        host_mail.send(key=uuid4(), event=event, actor=host, letter=letter)
    with pytest.raises(ThrottledError):
        host_mail.send(key=uuid4(), event=event, actor=host, letter=letter)
    given = {"key": uuid4(), "to_whom": "coming", "subject": "Nog een", "text": "Dag"}
    answer = client.post(url("participants_mail", event), given)
    assert (answer.status_code, "Nog een" in answer.content.decode()) == (429, True)


def test_the_host_chooses_questions_and_an_answer_never_stands_below_other_words(
    client, event, host
):
    form = {"form-TOTAL_FORMS": 1, "form-INITIAL_FORMS": 0}
    asked = {"form-0-text": "Dieet?", "form-0-purpose": Purpose.DIET}
    assert client.post(url("questions", event), form | asked).status_code == 302
    question = event.questions.get()
    Answer.objects.create(registration=sign_up(event), question=question, text="Geen vis")
    form |= {"form-INITIAL_FORMS": 1, "form-0-pk": question.pk}
    client.post(url("questions", event), form | asked | {"form-0-is_required": "on"})
    assert (event.questions.get().pk, Answer.objects.count()) == (question.pk, 1)
    client.post(url("questions", event), form | {**asked, "form-0-text": "Drinkje?"})
    assert (event.questions.get().text, Answer.objects.count()) == ("Drinkje?", 0)
    assert "Drinkje?" in client.get(url("questions", event)).content.decode()


def test_the_balance_counts_sides_of_who_comes_speaks_and_organises(event, host):
    sign_up(event)
    sign_up(event, side=Side.RESIDENT)
    EventPerson.objects.create(event=event, name="S", side=Side.OUTSIDE)
    rows = attendance_of(event).balance
    assert [list(row[1:]) for row in rows] == [
        ["1 (50%)", "0 (0%)", "1 (50%)"],
        ["0 (0%)", "1 (100%)", "0 (0%)"],
        ["1 (100%)", "0 (0%)", "0 (0%)"],
    ]


def test_a_question_in_the_box_is_ticked_off(client, event, host):
    row = named(event, "Vera Vraag")
    questions.ask_beforehand(registration=row, text="Is er soep?")
    page = client.get(url("attendance", event)).content.decode()
    assert "Is er soep?" in page
    client.post(url("box_answered", event, BoxQuestion.objects.get().pk))
    assert BoxQuestion.objects.get().is_answered
    gone = make_registration(event, state="cancelled")
    with pytest.raises(RegistrationRefusedError, match="bent aangemeld"):
        questions.ask_beforehand(registration=gone, text="Hoi")
    assert Registration.objects.count() == 2
