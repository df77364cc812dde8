"""Say something in a conversation, on the site or by mail, and bring it to the other."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.notices import Letter, notify
from alliantie.audit import record
from alliantie.idempotency import KeyOfAnotherError, once
from alliantie.incoming import address
from alliantie.throttles import hit
from organisations.actors import actor_for
from people.choices import RequestState, Side
from people.models import Conversation, Message, Person
from people.policies.conversations import LONGEST_TEXT, MESSAGES_A_DAY, ONE_DAY, check_write
from people.policies.refusals import PeopleRefusedError

from .standing import locked, opposite, shown_name, standing_of, user_on

KIND = "message"
PREFIX = "gesprek"


@dataclass(frozen=True)
class ByMail:
    """What a mail brings along; a second delivery has the same id."""

    mail_id: str


def reply(*, conversation: Conversation, text: str, user_id: int, key: UUID) -> bool:
    """Say something on the site; give False when this form was sent before.

    Raises PeopleRefusedError when it would not arrive and ThrottledError when it is too much.
    """

    def change() -> dict[str, Any]:
        return {"message": say(conversation_id=conversation.pk, text=text, user_id=user_id).pk}

    purpose = f"conversation.reply {conversation.pk}"
    try:
        return once(key=key, purpose=purpose, owner=f"user:{user_id}", change=change)[1]
    except KeyOfAnotherError as error:
        raise PeopleRefusedError(
            _("Dit formulier is al eens gebruikt. Laad de pagina opnieuw en plak je tekst erin.")
        ) from error


@transaction.atomic
def say(*, conversation_id: int, text: str, user_id: int, by_mail: ByMail | None = None) -> Message:
    """Keep what somebody says and bring it to the other; the same mail twice is kept once."""
    conversation = locked(conversation_id)
    if by_mail and by_mail.mail_id:
        known = Message.objects.filter(conversation=conversation, mail_id=by_mail.mail_id).first()
        if known is not None:
            return known
    standing = standing_of(conversation, user_id)
    check_write(standing)
    hit(
        scope="conversation",
        key=str(conversation.pk),
        limit=MESSAGES_A_DAY,
        seconds=ONE_DAY,
    )
    message = Message.objects.create(
        conversation=conversation,
        author_id=user_id,
        from_asker=standing.side == Side.ASKER,
        text=text[:LONGEST_TEXT],
        by_mail=by_mail is not None,
        mail_id=by_mail.mail_id if by_mail else "",
    )
    _note_answer(conversation, standing.side)
    record(
        action="conversation.reply",
        obj=conversation,
        actor_id=user_id,
        origin="mail" if by_mail else "web",
    )
    deliver(message)
    return message


def _note_answer(conversation: Conversation, side: str) -> None:
    if side != Side.PERSON or conversation.state != RequestState.OPEN:
        return
    conversation.state, conversation.answered_at = RequestState.ANSWERED, timezone.now()
    conversation.save(update_fields=["state", "answered_at"])


def deliver(message: Message) -> None:
    """Put a message on the other's desk and mail it; nobody's address goes along."""
    conversation = message.conversation
    author_side = Side.ASKER if message.from_asker else Side.PERSON
    tell(
        conversation=conversation,
        side=opposite(author_side),
        template="conversation_message",
        text=_("Een bericht over “%(subject)s”") % {"subject": conversation.subject},
        once_key=f"message-{message.pk}",
        said=message.text,
        name=_name_for_other(conversation, author_side),
    )


def _name_for_other(conversation: Conversation, side: str) -> str:
    """Give the name as the site shows it: who was asked may keep theirs from who asked meanwhile."""
    author, reader = user_on(conversation, side), user_on(conversation, opposite(side))
    if side == Side.PERSON and reader is not None:
        seen = Person.objects.visible_to(actor_for(reader))
        if not seen.filter(pk=conversation.person_id or 0).exists():
            return ""
    return shown_name(author)


def tell(
    *,
    conversation: Conversation,
    side: str,
    template: str,
    text: str,
    once_key: str,
    said: str = "",
    name: str = "",
) -> None:
    """Tell one side something, with a mail that can be answered when this site receives mail."""
    receiver = user_on(conversation, side)
    if receiver is None or conversation.state == RequestState.HANDED_ON:
        return
    token = conversation.asker_token if side == Side.ASKER else conversation.person_token
    reply_to = address(PREFIX, token)
    url = reverse("own:conversation", args=[conversation.pk])
    context = {
        "name": name,
        "subject": conversation.subject,
        "text": said,
        "link": settings.SITE_URL.rstrip("/") + url,
        "can_answer": bool(reply_to),
    }
    notify(
        user_ids=[receiver.pk],
        kind=KIND,
        text=text,
        url=url,
        once_key=once_key,
        letter=Letter(template, context, reply_to),
    )
