"""Start a conversation, show an address, close it."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from alliantie.audit import record
from alliantie.idempotency import KeyOfAnotherError, once
from alliantie.throttles import ONE_HOUR, hit
from people.choices import Channel, RequestState, Side
from people.models import Block, Conversation, Message, Person
from people.policies.conversations import (
    LONGEST_TEXT,
    ONE_DAY,
    STARTS_A_DAY,
    STARTS_AN_HOUR,
    check_share,
    check_start,
    check_takes_part,
    may_close,
)
from people.policies.refusals import PeopleRefusedError
from themes.models import Theme

from .budget import take_request
from .replies import deliver, tell
from .standing import locked, opposite, standing_of


@dataclass(frozen=True)
class Request:
    """What somebody wants to ask, and from which network address."""

    subject: str
    text: str
    theme: Theme | None = None
    origin: str = ""
    channel: str = Channel.CONTACT


def start(*, asker: User, person: Person, request: Request, key: UUID) -> Conversation:
    """Ask somebody something, once for each form; takes one request out of their budget.

    Raises NoRoomError when the last place is gone (nothing is kept, the same form may go to somebody
    else), PeopleRefusedError when it would not arrive, ThrottledError when somebody asks too often.
    """

    def change() -> dict[str, Any]:
        today = timezone.localdate()
        hit(
            scope="conversation-origin",
            key=request.origin,
            limit=STARTS_AN_HOUR,
            seconds=ONE_HOUR,
        )
        made = begin(asker=asker, person=person, request=request, today=today)
        hit(scope="conversation-start", key=str(asker.pk), limit=STARTS_A_DAY, seconds=ONE_DAY)
        return {"conversation": made.pk}

    try:
        answer, _new = once(
            key=key, purpose="conversation.start", owner=f"user:{asker.pk}", change=change
        )
    except KeyOfAnotherError as error:
        raise PeopleRefusedError(
            _("Dit formulier is al eens gebruikt. Laad de pagina opnieuw en plak je tekst erin.")
        ) from error
    return Conversation.objects.get(pk=answer["conversation"])


@transaction.atomic
def begin(*, asker: User, person: Person, request: Request, today: date) -> Conversation:
    """Take the request out of the budget and bring the first message."""
    check_start(
        asks_oneself=person.user_id == asker.pk,
        may_be_asked=Person.objects.active().filter(pk=person.pk).exists(),
        is_blocked=Block.objects.between(asker.pk, person.user_id).exists(),
    )
    take_request(person=person, today=today)
    conversation = Conversation.objects.create(
        asker=asker,
        person=person,
        channel=request.channel,
        subject=request.subject,
        theme=request.theme,
    )
    message = Message.objects.create(
        conversation=conversation,
        author=asker,
        from_asker=True,
        text=request.text[:LONGEST_TEXT],
    )
    record(action="conversation.start", obj=conversation, actor_id=asker.pk)
    deliver(message)
    return conversation


@transaction.atomic
def share_address(*, conversation: Conversation, user_id: int, shares: bool) -> None:
    """Say that the other may see one's address, or take that back; both see it once both said yes."""
    row = locked(conversation.pk)
    standing = standing_of(row, user_id)
    check_share(standing)
    field = "asker_shares_address" if standing.side == Side.ASKER else "person_shares_address"
    if getattr(row, field) == shares:
        return
    setattr(row, field, shares)
    row.save(update_fields=[field])
    record(action=f"conversation.{'share' if shares else 'unshare'}", obj=row, actor_id=user_id)
    if shares:
        tell(
            conversation=row,
            side=opposite(standing.side),
            template="conversation_share",
            text=_("De ander wil adressen uitwisselen: “%(subject)s”") % {"subject": row.subject},
            once_key=f"conversation-share-{row.pk}-{standing.side}",
        )


@transaction.atomic
def close(*, conversation: Conversation, user_id: int) -> None:
    """End a conversation; both can still read it. Closing twice is closing once."""
    row = locked(conversation.pk)
    standing = standing_of(row, user_id)
    check_takes_part(standing)
    if not may_close(standing):
        return
    row.state = RequestState.CLOSED
    row.save(update_fields=["state"])
    record(action="conversation.close", obj=row, actor_id=user_id)
