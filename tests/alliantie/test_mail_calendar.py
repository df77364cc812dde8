"""An appointment in a mail: programs act on it, and it stays no longer than the mail."""

import email
from email import policy

import pytest

from accounts.erasing.frame import forget_mail, forget_name
from alliantie.mail import _open, message, queue_mail
from alliantie.mail_texts import registry
from alliantie.mail_texts.words import NAME
from alliantie.models import OutgoingMail

pytestmark = pytest.mark.django_db
CALENDAR = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:CANCEL\r\nBEGIN:VEVENT\r\nUID:a\r\n"
    "DESCRIPTION:Met é en Wilhelmina Kan\r\n arie uit een dorp\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)


@pytest.fixture(autouse=True)
def _template(settings, tmp_path):
    folder = tmp_path / "templates" / "emails"
    folder.mkdir(parents=True)
    (folder / "hallo.txt").write_text("{{ letter.opening }}\n")
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path / "templates"]}]
    registry.register(
        "Proef", [registry.MailText("hallo", "", "Dag {naam}", "Welkom", "", (NAME,))]
    )
    yield
    del registry._mails["hallo"]


def queue(**more) -> OutgoingMail:
    given = {"to": "a@example.org", "context": {"name": "A"}, "calendar": CALENDAR, **more}
    queue_mail(template="hallo", **given)
    return OutgoingMail.objects.latest("pk")


def test_the_appointment_stands_beside_the_text_and_as_a_file():
    sent = message(queue()).message().as_bytes()
    read = email.message_from_bytes(sent, policy=policy.default)
    kinds = [part.get_content_type() for part in read.walk()]
    assert kinds == [
        "multipart/mixed",
        "multipart/alternative",
        "text/plain",
        "text/calendar",
        "application/ics",
    ]
    beside, file = [
        part for part in read.walk() if "cal" in str(part.get_content_type()) or part.get_filename()
    ]
    assert beside["Content-Type"].params["method"] == "CANCEL"
    assert beside["Content-Type"].params["charset"] == "utf-8"
    assert file.get_filename() == "afspraak.ics"
    for part in (beside, file):
        assert part.get_payload(decode=True).decode().replace("\r\n", "\n") == CALENDAR.replace(
            "\r\n", "\n"
        )


def test_without_an_appointment_a_mail_is_as_it_was():
    read = message(queue(calendar="")).message()
    assert read.get_content_type() == "text/plain"


def test_it_is_gone_once_sent(run_tasks, mailoutbox):
    queue()
    run_tasks()
    assert len(mailoutbox) == 1
    assert OutgoingMail.objects.get().calendar == ""


def test_sealed_mail_seals_it_too(run_tasks, mailoutbox):
    mail = queue(is_sealed=True)
    assert mail.calendar == ""
    assert "METHOD" not in str(mail.context)
    _open(mail)
    assert mail.calendar == CALENDAR
    run_tasks()
    assert len(mailoutbox[0].alternatives) == 1


def test_it_goes_with_who_is_erased():
    queue()
    forget_mail(["a@example.org"])
    assert not OutgoingMail.objects.exists()


def test_a_name_in_it_is_forgotten_also_across_a_fold():
    queue(to="ander@example.org")
    forget_name("Wilhelmina Kanarie")
    assert "Wilhelmina" not in OutgoingMail.objects.get().calendar
    assert "iemand uit een dorp" in OutgoingMail.objects.get().calendar
