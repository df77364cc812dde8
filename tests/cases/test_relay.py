"""Questions reach the author and answers the asker, once, and neither sees the other's address."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest
import time_machine
from django.core.cache import cache
from django.urls import reverse

from alliantie.models import AuditEntry
from cases.models import AuthorQuestion
from cases.policies.relay import PER_ADDRESS, PER_PERSON
from cases.tasks import remind_authors
from tests.factories.cases import make_case, make_organisation, make_question, make_user

pytestmark = pytest.mark.django_db

ASKER, AUTHOR = "vera@example.org", "auteur@example.org"


@pytest.fixture(autouse=True)
def _nobody_asked_before():
    cache.clear()


@pytest.fixture
def author():
    return make_user("auteur")


@pytest.fixture
def case(site_home, author):
    return make_case("Open vergaderen", owner=make_user(), contact=author)


def typed(**fields):
    return {
        "name": "Vera",
        "email": ASKER,
        "text": "Hoe lang duurde het? <b>Echt</b> & eerlijk.",
        "key": str(uuid4()),
        "website": "",
        **fields,
    }


def ask(client, case, **fields):
    return client.post(reverse("cases:ask", args=[case.slug]), typed(**fields))


def test_question_reaches_the_author_without_the_address(client, case, run_tasks, mailoutbox):
    answer = ask(client, case)
    assert answer.url == reverse("cases:asked", args=[case.slug])
    assert client.get(answer.url).status_code == 200
    run_tasks()
    [message] = mailoutbox
    assert message.to == [AUTHOR]
    assert "<b>Echt</b> & eerlijk." in message.body
    everything = f"{message.message()}"
    assert ASKER not in everything
    question = AuthorQuestion.objects.get()
    assert reverse("cases:question", args=[question.reply_key]) in message.body
    assert AuditEntry.objects.filter(action="question.ask", object_id=str(question.pk)).exists()


def test_sending_twice_asks_once(client, case, run_tasks, mailoutbox):
    key = str(uuid4())
    assert ask(client, case, key=key).status_code == 302
    assert ask(client, case, key=key).status_code == 302
    run_tasks()
    assert AuthorQuestion.objects.count() == len(mailoutbox) == 1


def test_key_of_somebody_else_is_refused_and_the_text_stays(client, case):
    key = str(uuid4())
    ask(client, case, key=key)
    answer = ask(client, case, key=key, email="ander@example.org", text="Mijn lange vraag")
    assert answer.status_code == 409
    assert "Mijn lange vraag" in answer.content.decode()


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"name": " "}, "Vul je naam in."),
        ({"email": "vera"}, "Dit is geen e-mailadres."),
        ({"text": "   "}, "Typ je vraag."),
        ({"text": "x" * 2001}, "2000"),
        ({"key": "geen"}, "UUID"),
    ],
)
def test_mistake_keeps_what_was_typed(client, case, wrong, sentence):
    kept = "Dit blijft staan"
    given = {"name": kept, **wrong} if "name" not in wrong else {"text": kept, **wrong}
    html = ask(client, case, **given).content.decode()
    assert kept in html
    assert sentence in html
    assert not AuthorQuestion.objects.exists()


def test_program_that_fills_in_everything_asks_nothing(client, case):
    assert ask(client, case, website="https://spam.example").status_code == 302
    assert not AuthorQuestion.objects.exists()


def test_one_address_cannot_ask_endlessly_and_keeps_its_text(client, case):
    for number in range(PER_ADDRESS):
        assert ask(client, case, email=f"{number}@example.org").status_code == 302
    answer = ask(client, case, email="meer@example.org", text="Nog een vraag")
    assert answer.status_code == 429
    assert "te vaak" in answer.content.decode()
    assert "Nog een vraag" in answer.content.decode()
    assert AuthorQuestion.objects.count() == PER_ADDRESS


def test_one_person_cannot_ask_endlessly_from_everywhere(client, case):
    address = reverse("cases:ask", args=[case.slug])
    for number in range(PER_PERSON):
        client.post(address, typed(), REMOTE_ADDR=f"10.0.0.{number}")
    assert client.post(address, typed(), REMOTE_ADDR="10.0.1.1").status_code == 429


def test_a_robot_with_many_addresses_and_names_stops(client, case, monkeypatch):
    monkeypatch.setattr("cases.services.relay.OVERALL", 2)
    address = reverse("cases:ask", args=[case.slug])
    statuses = [
        client.post(
            address, typed(email=f"{number}@example.org"), REMOTE_ADDR=f"10.0.0.{number}"
        ).status_code
        for number in range(3)
    ]
    assert statuses == [302, 302, 429]


@pytest.mark.parametrize(
    "fields",
    [{"audience": "private"}, {"live": False}, {"source": "register", "contact": None}],
)
def test_no_question_where_there_is_nobody_or_nothing_to_see(client, case, fields):
    type(case).objects.filter(pk=case.pk).update(**fields)
    assert ask(client, case).status_code == 404
    assert client.get(reverse("cases:ask", args=[case.slug])).status_code == 404
    assert not AuthorQuestion.objects.exists()


def test_suspended_author_is_not_asked(client, case, author):
    author.is_active = False
    author.save()
    assert ask(client, case).status_code == 404


def test_author_answers_once_and_the_asker_gets_it(client, case, author, run_tasks, mailoutbox):
    question = make_question(case)
    client.force_login(author)
    address = reverse("cases:question", args=[question.reply_key])
    page = client.get(address).content.decode()
    assert question.text in page
    assert question.email not in page
    assert client.post(address, {"answer": "Drie maanden."}).url == address
    assert client.post(address, {"answer": "Nee, vier."}).status_code == 409
    run_tasks()
    [message] = mailoutbox
    assert message.to == [ASKER]
    assert "Drie maanden." in message.body
    assert AUTHOR not in f"{message.message()}"
    question.refresh_from_db()
    assert question.answer == "Drie maanden."
    assert AuditEntry.objects.filter(action="question.answer").count() == 1


def test_only_the_author_reads_and_answers(client, case):
    question = make_question(case)
    address = reverse("cases:question", args=[question.reply_key])
    assert client.get(address).url.startswith(reverse("account_login"))
    client.force_login(make_user())
    assert client.get(address).status_code == 404
    assert client.post(address, {"answer": "Ik doe alsof"}).status_code == 404
    question.refresh_from_db()
    assert question.answered_at is None


def test_co_author_may_answer(client, case):
    helper = make_user()
    case.co_authors.add(helper)
    client.force_login(helper)
    address = reverse("cases:question", args=[make_question(case).reply_key])
    assert client.post(address, {"answer": "Namens ons"}).status_code == 302


def test_author_is_reminded_once_after_five_working_days(case, run_tasks, mailoutbox):
    question = make_question(case)
    asked = datetime(2026, 12, 23, 10, tzinfo=UTC)
    AuthorQuestion.objects.filter(pk=question.pk).update(asked_at=asked)
    sent_on = {}
    for day in (24, 28, 30, 31):
        with time_machine.travel(datetime(2026, 12, day, 12, tzinfo=UTC), tick=False):
            remind_authors.call()
            run_tasks()
            sent_on[day] = len(mailoutbox)
    with time_machine.travel(datetime(2027, 1, 6, 12, tzinfo=UTC), tick=False):
        remind_authors.call()
        run_tasks()
    assert sent_on == {24: 0, 28: 0, 30: 0, 31: 1}
    [message] = mailoutbox
    assert message.to == [AUTHOR]
    assert ASKER not in f"{message.message()}"


def test_no_reminder_of_an_answered_question_or_in_the_weekend(case, run_tasks, mailoutbox):
    answered, waiting = make_question(case), make_question(case)
    long_ago = datetime(2026, 11, 2, 10, tzinfo=UTC)
    AuthorQuestion.objects.update(asked_at=long_ago)
    AuthorQuestion.objects.filter(pk=answered.pk).update(answered_at=long_ago)
    with time_machine.travel(datetime(2026, 11, 21, 12, tzinfo=UTC), tick=False):
        remind_authors.call()
    assert not AuthorQuestion.objects.exclude(reminded_at=None).exists()
    with time_machine.travel(datetime(2026, 11, 23, 12, tzinfo=UTC), tick=False):
        remind_authors.call()
    assert list(AuthorQuestion.objects.exclude(reminded_at=None)) == [waiting]


def test_page_of_a_register_row_says_whom_to_ask(client, site_home):
    organisation = make_organisation("Gemeente Aa", website="https://aa.example.org")
    case = make_case(source="register", source_id="1", organisation=organisation)
    html = client.get(case.url).content.decode()
    assert "https://aa.example.org" in html
    assert reverse("cases:ask", args=[case.slug]) not in html


def test_case_page_itself_sets_no_cookie(client, case):
    answer = client.get(case.url)
    assert reverse("cases:ask", args=[case.slug]) in answer.content.decode()
    assert not answer.cookies


@pytest.mark.parametrize("name", ["Vera\r\nOnderwerp: iets anders", "Vera\u202eareV", "\u200b"])
def test_a_name_that_shows_otherwise_is_refused(client, case, name):
    answer = ask(client, case, name=name)
    assert answer.status_code == 200
    assert "Hoe lang duurde het?" in answer.text
    assert not AuthorQuestion.objects.exists()
