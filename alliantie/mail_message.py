"""Build a message of a queued mail: its text, its formatted version, and where it comes back to."""

import re
from collections.abc import Mapping
from email.utils import make_msgid
from typing import Any

import mrml
from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template import TemplateDoesNotExist
from django.template.loader import get_template, render_to_string

from . import bounces
from .mail_texts.letters import letter_for
from .models import OutgoingMail


class MailTemplateError(ValueError):
    """No app told of this mail: nobody could change what it says."""


def message(mail: OutgoingMail) -> EmailMultiAlternatives:
    """Build the message; its Message-ID stays the same when sending is tried again."""
    context = said(mail.template, mail.context)
    built = EmailMultiAlternatives(
        subject=context["letter"].subject,
        body=plain(mail.template, context),
        to=[mail.recipient],
        reply_to=[mail.reply_to] if mail.reply_to else None,
        # The envelope: where it comes back to when it cannot be delivered.
        from_email=bounces.return_address(mail.pk) or settings.DEFAULT_FROM_EMAIL,
        headers=_headers(mail),
    )
    html = formatted(mail.template, context)
    if html:
        built.attach_alternative(html, "text/html")
    if mail.calendar:
        built.attach_alternative(mail.calendar, _calendar_type(mail.calendar))
        # As a file too, for who wants to put it elsewhere; not as text/calendar, so that no program acts twice.
        built.attach("afspraak.ics", mail.calendar.encode(), "application/ics")
    return built


def _calendar_type(calendar: str) -> str:
    """Name what the appointment is for (RFC 6047): only with its method a mail program acts on it."""
    method = re.search(r"^METHOD:([A-Z]+)\r?$", calendar, re.MULTILINE)
    return f"text/calendar; method={method[1] if method else 'PUBLISH'}"


def said(template: str, context: Mapping[str, Any]) -> dict[str, Any]:
    """Give what the files of a mail are filled with: its own context and the changeable parts."""
    filled = {**context, "site_url": settings.SITE_URL}
    letter = letter_for(template, filled)
    if letter is None:
        raise MailTemplateError(template)
    return {**filled, "letter": letter}


def plain(template: str, context: dict[str, Any]) -> str:
    """Give the text of a mail; `context` comes from `said`."""
    return render_to_string(f"emails/{template}.txt", context).strip() + "\n"


def formatted(template: str, context: dict[str, Any]) -> str:
    """Give the formatted version of a mail, or nothing when its template has none."""
    try:
        source = get_template(f"emails/{template}.mjml")
    except TemplateDoesNotExist:
        return ""
    html: str = mrml.to_html(source.render(context)).content
    return html


def _headers(mail: OutgoingMail) -> dict[str, str]:
    """Let readers see who sends it, whatever the envelope says."""
    domain = make_msgid().rpartition("@")[2].rstrip(">")
    return {
        **mail.headers,
        "From": settings.DEFAULT_FROM_EMAIL,
        "Message-ID": f"<mail-{mail.pk}-{mail.created_at:%Y%m%d%H%M%S}@{domain}>",
        "Auto-Submitted": "auto-generated",
    }
