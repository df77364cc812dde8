"""Mail that comes back: three times for good or ten times for now, and we stop until it works again."""

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import MailStanding
from accounts.services.standing import trial_token
from alliantie import bounces
from alliantie.choices import Bounce
from alliantie.incoming import Incoming, handler_of
from alliantie.mail import queue_mail
from alliantie.models import OutgoingMail
from tests.factories.accounts import make_user

pytestmark = pytest.mark.django_db

REPORT = """From: MAILER-DAEMON@mx.example.org
To: {to}
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="deel"

--deel
Content-Type: text/plain

Sorry.

--deel
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.org

Final-Recipient: rfc822; anna@example.org
Action: {action}
Status: {status}

--deel--
"""


@pytest.fixture(autouse=True)
def _receives_mail(settings):
    settings.MAIL_REPLY_DOMAIN = "post.example.org"


@pytest.fixture
def anna(site_home):
    return make_user("anna@example.org")


def sent(bounce: str = "") -> OutgoingMail:
    return OutgoingMail.objects.create(
        template="notice", recipient="anna@example.org", sent_at=timezone.now(), bounce=bounce
    )


def come_back(mail: OutgoingMail, status: str = "5.1.1", action: str = "failed", token=None):
    address = bounces.return_address(mail.pk)
    token = token or address.partition("+")[2].partition("@")[0]
    raw = REPORT.format(to=address, action=action, status=status).encode()
    handler_of("retour")(Incoming(token, "mailer-daemon@mx.example.org", "", True, raw))


def is_stopped(user) -> bool:
    return MailStanding.objects.filter(user=user, undeliverable_since__isnull=False).exists()


@pytest.mark.parametrize(
    ("status", "action", "found"),
    [
        ("5.1.1", "failed", Bounce.HARD),
        ("5.7.1 (no)", "Failed", Bounce.HARD),
        ("5.2.2", "failed", Bounce.SOFT),
        ("4.4.7", "failed", Bounce.SOFT),
        ("4.4.1", "delayed", None),
        ("2.0.0", "delivered", None),
    ],
)
def test_reading_a_report(status, action, found):
    raw = REPORT.format(to="x@example.org", action=action, status=status).encode()
    assert bounces.read_report(raw) == found


@pytest.mark.parametrize(
    "raw", [b"", b"\xff\xfe\x00", b"Subject: Afwezig\n\nIk ben er niet", REPORT.encode()[:300]]
)
def test_what_is_no_report_is_let_go(raw):
    assert bounces.read_report(raw) is None


def test_three_in_a_row_for_good_stop_the_mail(anna):
    for number in range(3):
        assert not is_stopped(anna), number
        come_back(sent())
    assert is_stopped(anna)


def test_mail_that_arrived_in_between_starts_the_count_anew(anna):
    come_back(sent())
    come_back(sent())
    sent()
    come_back(sent())
    assert not is_stopped(anna)


def test_the_same_report_three_times_counts_once(anna):
    mail = sent()
    for _ in range(3):
        come_back(mail)
    assert not is_stopped(anna)


def test_ten_for_now_stop_the_mail(anna):
    for number in range(10):
        assert not is_stopped(anna), number
        come_back(sent(), status="4.2.2")
    assert is_stopped(anna)


def test_nobody_shuts_somebody_off_with_a_made_up_token(anna):
    for _ in range(3):
        mail = sent()
        come_back(mail, token=f"{mail.pk}-{'0' * 20}")
        come_back(mail, token="onzin")
    assert not is_stopped(anna)


def test_stopped_means_nothing_but_account_mail(anna, run_tasks, mailoutbox):
    for _ in range(3):
        come_back(sent())
    queue_mail(template="notice", to="Anna@example.org", context={"text": "Hoi", "link": "/"})
    queue_mail(template="account/password_set", to="anna@example.org", context={})
    run_tasks()
    assert len(mailoutbox) == 1
    assert "wachtwoord" in mailoutbox[0].subject.lower()


def test_desk_says_so_and_a_trial_mail_mends_it(anna, client, run_tasks, mailoutbox):
    for _ in range(3):
        come_back(sent())
    client.force_login(anna)
    assert "Onze mail aan jou komt terug" in client.get("/mijn/").content.decode()
    client.post("/mijn/berichten/proefmail/")
    run_tasks()
    link = reverse("own:mail_works", args=[trial_token(anna)])
    assert "/mijn/berichten/werkt/" in mailoutbox[0].body

    assert client.get(link).status_code == 200
    assert is_stopped(anna), "opening a link changes nothing"
    client.post(link)
    assert not is_stopped(anna)
    come_back(sent())
    assert not is_stopped(anna), "what came back before the repair no longer counts"


def test_link_of_a_trial_mail_is_for_one_person_and_address(anna, client):
    other = make_user("bas@example.org")
    client.force_login(other)
    assert client.post(reverse("own:mail_works", args=[trial_token(anna)])).status_code == 404
    old = trial_token(other)
    other.email = "bas@elders.example.org"
    other.save()
    assert client.post(reverse("own:mail_works", args=[old])).status_code == 404


def test_trial_mails_are_not_endless(anna, client):
    client.force_login(anna)
    statuses = [client.post("/mijn/berichten/proefmail/").status_code for _ in range(6)]
    assert statuses == [302] * 5 + [429]
