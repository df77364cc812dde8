"""Mail leaves through a queue, so that no page waits for a mail server and no mail is lost or doubled."""

from email.utils import make_msgid
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone
from django_tasks import task

from .models import OutgoingMail

SUBJECT_PREFIX = "Onderwerp:"


class MailTemplateError(ValueError):
    """A mail template does not begin with its subject."""


def queue_mail(
    *,
    template: str,
    to: str,
    context: dict[str, Any],
    once_key: str = "",
    reply_to: str = "",
    headers: dict[str, str] | None = None,
    forgets_recipient: bool = False,
) -> None:
    """Write a mail in the current transaction; the worker sends it.

    `template` names templates/emails/<template>.txt, whose first line is "Onderwerp: ...". With a
    file of the same name that ends in .mjml the mail has a formatted version too. `context` and
    `headers` hold what JSON can hold. A second call with the same `once_key` does nothing.
    With `forgets_recipient` the address goes too once the mail is sent.
    """
    given = {
        "template": template,
        "recipient": to,
        "context": context,
        "reply_to": reply_to,
        "headers": headers or {},
        "forgets_recipient": forgets_recipient,
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
    """Send one mail unless it was sent.

    No transaction is held while the mail server is slow; should a worker die between sending and
    noting it, the mail goes out again under the same Message-ID.
    """
    mail = OutgoingMail.objects.filter(pk=mail_id, sent_at=None).first()
    if mail is None:
        return
    message(mail).send()
    forgotten = {"recipient": ""} if mail.forgets_recipient else {}
    OutgoingMail.objects.filter(pk=mail_id).update(sent_at=timezone.now(), context={}, **forgotten)


def message(mail: OutgoingMail) -> EmailMessage:
    """Build the message; its Message-ID stays the same when sending is tried again."""
    text = render_to_string(
        f"emails/{mail.template}.txt", {**mail.context, "site_url": settings.SITE_URL}
    )
    first, _, body = text.lstrip().partition("\n")
    if not first.startswith(SUBJECT_PREFIX):
        raise MailTemplateError(mail.template)
    domain = make_msgid().rpartition("@")[2].rstrip(">")
    return EmailMessage(
        subject=first.removeprefix(SUBJECT_PREFIX).strip(),
        body=body.lstrip("\n"),
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[mail.recipient],
        reply_to=[mail.reply_to] if mail.reply_to else None,
        headers={
            **mail.headers,
            "Message-ID": f"<mail-{mail.pk}-{mail.created_at:%Y%m%d%H%M%S}@{domain}>",
            "Auto-Submitted": "auto-generated",
        },
    )
