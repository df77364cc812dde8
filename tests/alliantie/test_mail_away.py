"""The mail server is away for a while, or says no: nothing is lost, nothing comes twice."""

from datetime import datetime, timedelta
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core import mail as sent_mail
from django.core.mail.backends.locmem import EmailBackend
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from alliantie import bounces
from alliantie.mail import queue_mail, register_gate, send_left_over
from alliantie.mail_patience import LONGEST_PAUSE, pause
from alliantie.models import OutgoingMail

pytestmark = pytest.mark.django_db
START = datetime(2026, 11, 26, 7, tzinfo=ZoneInfo("Europe/Amsterdam"))


class Server:
    """A mail server that is away until a moment, or refuses people."""

    back_at: datetime | None = None
    refuses: dict[str, int] = {}  # noqa: RUF012 - set by each test
    error: Exception = SMTPServerDisconnected("away")


class FakeServer(EmailBackend):
    """Deliver in memory, unless the server is away or refuses."""

    def send_messages(self, messages):
        if Server.back_at and timezone.now() < Server.back_at:
            raise Server.error
        for message in messages:
            code = Server.refuses.get(message.to[0])
            if code:
                raise SMTPRecipientsRefused({message.to[0]: (code, b"no")})
        return super().send_messages(messages)


@pytest.fixture(autouse=True)
def _server(settings, mailoutbox, monkeypatch):
    settings.EMAIL_BACKEND = f"{__name__}.FakeServer"
    monkeypatch.setattr(Server, "back_at", None)
    monkeypatch.setattr(Server, "refuses", {})


def write(number: int) -> None:
    for one in range(number):
        queue_mail(
            template="notice",
            to=f"lezer{one}@example.org",
            context={"text": f"Bericht {one}", "link": "https://example.org/"},
            once_key=f"bericht-{one}",
        )


def work_until(run_tasks, traveller, end: datetime) -> None:
    while timezone.now() < end:
        run_tasks()
        traveller.shift(timedelta(minutes=5))
    run_tasks()


@pytest.mark.parametrize("error", [SMTPServerDisconnected("away"), ConnectionRefusedError("away")])
def test_all_arrives_once_after_an_hour_without_a_mail_server(run_tasks, monkeypatch, error):
    monkeypatch.setattr(Server, "error", error)
    with time_machine.travel(START, tick=False) as traveller:
        Server.back_at = START + timedelta(hours=1)
        write(5)
        work_until(run_tasks, traveller, START + timedelta(hours=2))
        send_left_over.func()
        run_tasks()
    arrived = sorted(message.to[0] for message in sent_mail.outbox)
    assert arrived == [f"lezer{one}@example.org" for one in range(5)]
    assert not OutgoingMail.objects.waiting().exists()


def test_after_three_days_we_stop(run_tasks):
    with time_machine.travel(START, tick=False) as traveller:
        Server.back_at = START + timedelta(days=30)
        write(1)
        traveller.shift(timedelta(days=2, hours=23))
        run_tasks()
        assert OutgoingMail.objects.waiting().exists()
        traveller.shift(timedelta(hours=2))
        run_tasks()
    mail = OutgoingMail.objects.get()
    assert (mail.given_up_at is not None, mail.context, sent_mail.outbox) == (True, {}, [])


def test_pauses_grow_and_stay_short_enough():
    pauses = [pause(attempts) for attempts in range(1, 400)]
    assert pauses == sorted(pauses)
    assert (pauses[0].seconds, pauses[-1]) == (30, LONGEST_PAUSE)


def test_mail_that_lost_its_task_is_taken_up_again(run_tasks):
    with time_machine.travel(START, tick=False) as traveller:
        write(2)
        DBTaskResult.objects.all().delete()
        send_left_over.func()
        assert DBTaskResult.objects.count() == 0, "it may still be on its way"
        traveller.shift(timedelta(hours=1))
        send_left_over.func()
        send_left_over.func()
        assert DBTaskResult.objects.count() == 2, "once for each"
        run_tasks()
    assert len(sent_mail.outbox) == 2


def test_who_is_unknown_at_the_door_is_not_tried_again(run_tasks):
    Server.refuses = {"lezer0@example.org": 550}
    write(2)
    run_tasks()
    assert [message.to for message in sent_mail.outbox] == [["lezer1@example.org"]]
    refused = OutgoingMail.objects.get(recipient="lezer0@example.org")
    assert (refused.bounce, refused.given_up_at is not None) == ("hard", True)


def test_who_is_refused_for_now_is_tried_again(run_tasks):
    with time_machine.travel(START, tick=False) as traveller:
        Server.refuses = {"lezer0@example.org": 450}
        write(1)
        run_tasks()
        Server.refuses = {}
        traveller.shift(timedelta(minutes=1))
        run_tasks()
    assert len(sent_mail.outbox) == 1


def test_gate_holds_back_all_but_account_mail(run_tasks, monkeypatch):
    monkeypatch.setattr("alliantie.mail._gates", [])
    register_gate(lambda address: address == "lezer0@example.org")
    write(2)
    queue_mail(template="account/password_set", to="lezer0@example.org", context={})
    run_tasks()
    assert sorted(message.to[0] for message in sent_mail.outbox) == [
        "lezer0@example.org",
        "lezer1@example.org",
    ]


def test_readers_see_us_while_mail_comes_back_to_its_own_address(run_tasks, settings):
    settings.MAIL_REPLY_DOMAIN = "post.example.org"
    write(1)
    run_tasks()
    message = sent_mail.outbox[0]
    assert message.from_email == bounces.return_address(OutgoingMail.objects.get().pk)
    assert message.from_email.startswith("retour+")
    assert message.message()["From"] == settings.DEFAULT_FROM_EMAIL


def test_without_a_domain_for_mail_we_are_the_envelope_too(run_tasks, settings):
    write(1)
    run_tasks()
    assert sent_mail.outbox[0].from_email == settings.DEFAULT_FROM_EMAIL
