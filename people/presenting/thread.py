"""What one conversation shows, as one of the two sees it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from alliantie.visibility import Actor
from people.choices import Side
from people.models import Block, Conversation, Message, Person
from people.policies.conversations import (
    Standing,
    may_ask_other,
    may_close,
    may_hand_on,
    may_publish,
    may_share,
    may_write,
)
from people.services.standing import opposite, standing_of, user_on

from .conversations import gone, names_of


@dataclass(frozen=True)
class Said:
    """One message."""

    author: str
    text: str
    sent_at: datetime
    how: str
    is_own: bool
    pk: int
    may_report: bool


@dataclass(frozen=True)
class Rights:
    """What this person may do now."""

    write: bool
    hand_on: bool
    ask_other: bool
    share: bool
    close: bool
    block: bool
    unblock: bool
    publish: bool


@dataclass(frozen=True)
class Address:
    """Who wants to show an address; `text` is there once both do."""

    i_share: bool
    other_shares: bool
    text: str


@dataclass(frozen=True)
class Answer:
    """What may stand on the site, and who said yes."""

    question: str
    text: str
    is_published: bool
    i_agree: bool
    other_agrees: bool


@dataclass(frozen=True)
class ThreadView:
    """The page of a conversation."""

    pk: int
    subject: str
    theme: str
    state: str
    other: str
    other_url: str
    is_asker: bool
    waits_for_another: bool
    messages: Sequence[Said]
    may: Rights
    address: Address
    answer: Answer


def thread_view(conversation: Conversation, actor: Actor) -> ThreadView:
    """Build the page, in a fixed number of queries."""
    standing = standing_of(conversation, actor.user_id)
    other = user_on(conversation, opposite(standing.side))
    name = names_of([conversation], actor)[conversation.pk]
    said = list(conversation.messages.all())
    return ThreadView(
        pk=conversation.pk,
        subject=conversation.subject,
        theme=conversation.theme.label if conversation.theme else "",
        state=conversation.state,
        other=name,
        other_url=_url(conversation, standing.side, name),
        is_asker=standing.side == Side.ASKER,
        waits_for_another=standing.waits_for_another,
        messages=[_said(one, standing.side, name) for one in said],
        may=_rights(standing, actor, other),
        address=_address(conversation, standing, other),
        answer=_answer(conversation, standing.side, said),
    )


def _said(message: Message, side: str, other: str) -> Said:
    mine = message.from_asker == (side == Side.ASKER)
    how = _("per mail") if message.by_mail else ""
    text = _("Dit bericht is verborgen door de moderatie.") if message.is_hidden else message.text
    may_report = not mine and not message.is_hidden
    author = _("Jij") if mine else other
    return Said(author, text, message.sent_at, how, mine, message.pk, may_report)


def _rights(standing: Standing, actor: Actor, other: User | None) -> Rights:
    own = Block.objects.filter(blocker=actor.user_id, blocked=other) if other else None
    blocked_by_me = own is not None and own.exists()
    return Rights(
        write=may_write(standing),
        hand_on=may_hand_on(standing),
        ask_other=may_ask_other(standing, timezone.localdate()),
        share=may_share(standing),
        close=may_close(standing),
        block=other is not None and not blocked_by_me and not standing.waits_for_another,
        unblock=blocked_by_me,
        publish=may_publish(standing),
    )


def _address(conversation: Conversation, standing: Standing, other: User | None) -> Address:
    yes = (conversation.asker_shares_address, conversation.person_shares_address)
    mine, theirs = yes if standing.side == Side.ASKER else yes[::-1]
    both = mine and theirs and other is not None and other.is_active
    return Address(mine, theirs, other.email if both and other else "")


def _answer(conversation: Conversation, side: str, said: Sequence[Message]) -> Answer:
    yes = (conversation.asker_publishes, conversation.person_publishes)
    mine, theirs = yes if side == Side.ASKER else yes[::-1]
    first = next((one.text for one in said if not (one.from_asker or one.is_hidden)), "")
    return Answer(
        question=conversation.public_question or conversation.subject,
        text=conversation.public_answer or first,
        is_published=conversation.is_published,
        i_agree=mine,
        other_agrees=theirs,
    )


def _url(conversation: Conversation, side: str, name: str) -> str:
    shown: Person | None = conversation.person if side == Side.ASKER else None
    return shown.get_absolute_url() if shown is not None and name != gone() else ""
