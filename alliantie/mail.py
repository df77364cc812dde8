"""Mail leaves through a queue, so that no page waits for a mail server and no mail is lost or doubled."""

from collections.abc import Callable
from smtplib import SMTPException, SMTPRecipientsRefused
from typing import Any

import structlog
from django.db import transaction
from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from . import bounces
from .choices import Bounce
from .features.state import is_hidden
from .mail_message import MailTemplateError, message
from .mail_patience import LEFT_ALONE, goes_on, pause
from .models import OutgoingMail
from .sealing import seal, unseal

__all__ = [
    "MailTemplateError",
    "is_held_back",
    "message",
    "queue_mail",
    "send_left_over",
    "send_queued_mail",
]

# Signing in must stay possible for somebody whose mail did not arrive for a while.
ALWAYS_SENT = "account/"
SEALED = "sealed"
FOR_GOOD = 500  # SMTP: from here on trying again is no use
logger = structlog.get_logger(__name__)
_gates: list[Callable[[str], bool]] = []


def register_gate(holds_back: Callable[[str], bool]) -> None:
    """Let an app say to whose address nothing goes but account mail."""
    _gates.append(holds_back)


def queue_mail(  # noqa: PLR0913 - each is a property of a mail, named where it is called
    *,
    template: str,
    to: str,
    context: dict[str, Any],
    once_key: str = "",
    reply_to: str = "",
    headers: dict[str, str] | None = None,
    forgets_recipient: bool = False,
    is_sealed: bool = False,
    calendar: str = "",
) -> None:
    """Write a mail in the current transaction; the worker sends it.

    `template` names templates/emails/<template>.txt and a text that an app registered in its
    `mail_texts`: subject, opening and closing come from there. With a file of the same name that
    ends in .mjml the mail has a formatted version too. `context` and
    `headers` hold what JSON can hold. A second call with the same `once_key` does nothing.
    With `forgets_recipient` the address goes too once the mail is sent. With `is_sealed` nobody reads
    from the database to whom it goes and what it says, not even while the mail server is away.
    `calendar` is an iCalendar text with a METHOD: mail programs then offer the appointment itself.
    A mail of a part of the site that is switched off is not written.
    """
    if is_hidden("mails", template):
        return
    if is_sealed:
        told = {"to": to, "context": context, "calendar": calendar}
        context, to, calendar = {SEALED: seal(told)}, "", ""
    given = {
        "template": template,
        "recipient": to,
        "context": context,
        "reply_to": reply_to,
        "headers": headers or {},
        "forgets_recipient": forgets_recipient,
        "calendar": calendar,
    }
    with transaction.atomic():
        if once_key:
            mail, is_new = OutgoingMail.objects.get_or_create(once_key=once_key, defaults=given)
            if not is_new:
                return
        else:
            mail = OutgoingMail.objects.create(**given)
        send_queued_mail.enqueue(mail.pk)


@task()
def send_queued_mail(mail_id: int) -> None:
    """Send one mail unless it was sent; while the mail server is away, try again later.

    No transaction is held while the mail server is slow; should a worker die between sending and
    noting it, the mail goes out again under the same Message-ID.
    """
    mail = OutgoingMail.objects.filter(pk=mail_id).waiting().first()
    if mail is None:
        return
    _open(mail)
    if _is_held_back(mail):
        _give_up(mail, "held_back")
        return
    built = message(mail)
    try:
        built.send()
    except SMTPRecipientsRefused as error:
        _refused(mail, error)
    except (SMTPException, OSError) as error:
        _later(mail, error)
    else:
        forgotten = {"recipient": ""} if mail.forgets_recipient else {}
        sent = OutgoingMail.objects.filter(pk=mail_id)
        sent.update(sent_at=timezone.now(), context={}, calendar="", reply_to="", **forgotten)


@task()
def send_left_over() -> None:
    """Put mail back in the queue that waits without a task: its worker died or its task failed."""
    waiting = OutgoingMail.objects.left_over(timezone.now() - LEFT_ALONE)
    tasks = DBTaskResult.objects.filter(
        task_path=send_queued_mail.module_path,
        status__in=(TaskResultStatus.READY, TaskResultStatus.RUNNING),
    ).values_list("args_kwargs", flat=True)
    in_hand = {given["args"][0] for given in tasks}
    for mail_id in waiting.values_list("pk", flat=True):
        if mail_id not in in_hand:
            send_queued_mail.enqueue(mail_id)


def _open(mail: OutgoingMail) -> None:
    """Open a sealed mail in memory; the row stays as it is."""
    if SEALED in mail.context:
        told = unseal(mail.context[SEALED])
        mail.recipient, mail.context = told["to"], told["context"]
        mail.calendar = told.get("calendar", "")


def is_held_back(address: str) -> bool:
    """Say whether nothing but account mail goes to an address: what we write there is read by nobody."""
    return any(holds_back(address) for holds_back in _gates)


def _is_held_back(mail: OutgoingMail) -> bool:
    return not mail.template.startswith(ALWAYS_SENT) and is_held_back(mail.recipient)


def _refused(mail: OutgoingMail, error: SMTPRecipientsRefused) -> None:
    """Stop when the server says at the door that it does not know this person."""
    code = max((answer[0] for answer in error.recipients.values()), default=0)
    if code < FOR_GOOD:
        _later(mail, error)
        return
    _give_up(mail, "refused")
    bounces.note(mail_id=mail.pk, bounce=Bounce.HARD)


@transaction.atomic
def _later(mail: OutgoingMail, error: Exception) -> None:
    now = timezone.now()
    if not goes_on(created_at=mail.created_at, now=now):
        _give_up(mail, "mail_server_away")
        return
    attempts = mail.attempts + 1
    OutgoingMail.objects.filter(pk=mail.pk).update(attempts=attempts, tried_at=now)
    send_queued_mail.using(run_after=now + pause(attempts)).enqueue(mail.pk)
    logger.warning("mail.later", mail=mail.pk, attempts=attempts, error=type(error).__name__)


def _give_up(mail: OutgoingMail, why: str) -> None:
    OutgoingMail.objects.filter(pk=mail.pk).update(
        given_up_at=timezone.now(), context={}, calendar="", reply_to=""
    )
    logger.warning("mail.given_up", mail=mail.pk, template=mail.template, why=why)
