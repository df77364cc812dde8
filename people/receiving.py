"""Answers that come in by mail: the token says which side speaks, whatever address sent it."""

import re

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from alliantie.audit import record
from alliantie.choices import Outcome
from alliantie.incoming import Incoming
from alliantie.mail import queue_mail
from alliantie.throttles import ThrottledError

from .choices import Side
from .models import Conversation
from .policies.conversations import LONGEST_TEXT
from .policies.refusals import PeopleRefusedError
from .services.replies import ByMail, say
from .services.standing import newest_of, user_on

HIDDEN = "[e-mailadres weggelaten]"
# The address to answer to, which mail programs write above what they quote: who has it, speaks.
OURS = r"[\w.-]{1,40}\+[\w-]{1,80}@"


def receive(incoming: Incoming) -> None:
    """Pass an answer on to the other; what a program wrote, or what may not be said, goes no further."""
    found = _side(incoming.token)
    if found is None or incoming.is_automatic:
        _refuse(found[0] if found else None)
        return
    conversation, side = found
    author = user_on(conversation, side)
    if author is None or not author.is_active:
        _refuse(conversation)
        return
    text = _readable(incoming, author)
    if not text:
        _refuse(conversation)
        _tell(conversation, author, _("We vonden geen tekst in je mail."))
        return
    try:
        say(
            conversation_id=conversation.pk,
            text=text,
            user_id=author.pk,
            by_mail=ByMail(incoming.message_id),
        )
    except (PeopleRefusedError, ThrottledError) as error:
        _refuse(conversation)
        _tell(conversation, author, error.sentence)


def _side(token: str) -> tuple[Conversation, str] | None:
    """Find whose token it is; of a request that went on, who asked speaks in what it became."""
    rows = Conversation.objects.select_related("asker", "person__user")
    asked = rows.filter(asker_token=token).first()
    if asked is not None:
        return newest_of(asked), Side.ASKER
    answers = rows.filter(person_token=token).first()
    return (answers, Side.PERSON) if answers else None


def _readable(incoming: Incoming, author: User) -> str:
    """Give what may be passed on: no address of the sender or of ours, no files, not too long."""
    text = incoming.text
    for own in {incoming.sender, author.email} - {""}:
        text = re.sub(re.escape(own), HIDDEN, text, flags=re.IGNORECASE)
    if settings.MAIL_REPLY_DOMAIN:
        ours = OURS + re.escape(settings.MAIL_REPLY_DOMAIN)
        text = re.sub(ours, HIDDEN, text, flags=re.IGNORECASE)
    notes = []
    if text and incoming.has_attachments:
        notes.append(_("(Er zat een bijlage bij. Die geven we niet door.)"))
    room = LONGEST_TEXT - 200
    if len(text) > room:
        text = text[:room]
        notes.append(_("(De rest van deze mail is te lang en is weggelaten.)"))
    return "\n\n".join([text, *notes]).strip()


def _refuse(conversation: Conversation | None) -> None:
    record(
        action="conversation.mail",
        obj=conversation,
        actor_id=None,
        outcome=Outcome.REFUSED,
        origin="mail",
    )


def _tell(conversation: Conversation, author: User, sentence: str) -> None:
    """Say once a day that an answer did not arrive; nobody can answer that mail, so nothing goes round."""
    queue_mail(
        template="conversation_refused",
        to=author.email,
        context={
            "subject": conversation.subject,
            "sentence": sentence,
            "link": settings.SITE_URL.rstrip("/")
            + reverse("own:conversation", args=[conversation.pk]),
        },
        once_key=f"conversation-refused-{conversation.pk}-{author.pk}-{timezone.localdate()}",
    )
