"""What stays of somebody who leaves: the other can go on reading, without a name or an address."""

import re
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet

from accounts.erasing.frame import addresses_of
from accounts.models import User
from people.choices import RequestState
from people.models import Block, Conversation, Message
from people.policies.conversations import LONGEST_PUBLIC_QUESTION, LONGEST_SUBJECT

GONE = "[naam]"


@transaction.atomic
def erase(user: User) -> None:
    """Take somebody out of their conversations; what nobody can read any more is deleted."""
    forget_names(user)
    for conversation in _own(user):
        _take_out(conversation, user)
    Message.objects.filter(author=user).update(author=None)
    Block.objects.filter(Q(blocker=user) | Q(blocked=user)).delete()


def forget_names(user: User) -> None:
    """Take name and addresses of somebody out of what was said; asks for their profile to be there."""
    for conversation in _own(user):
        person = conversation.person
        words = _words_of(user, person.name if person and person.user_id == user.pk else "")
        subject = _without(conversation.subject, words)
        question = _without(conversation.public_question, words)
        conversation.subject = subject[:LONGEST_SUBJECT]
        conversation.public_question = question[:LONGEST_PUBLIC_QUESTION]
        conversation.public_answer = _without(conversation.public_answer, words)
        conversation.save(update_fields=["subject", "public_question", "public_answer"])
        for message in conversation.messages.all():
            message.text = _without(message.text, words)
            message.save(update_fields=["text"])


def _own(user: User) -> QuerySet[Conversation]:
    mine = Conversation.objects.filter(Q(asker=user) | Q(person__user=user))
    return mine.select_related("person")


def export(user: User) -> dict[str, Any]:
    """Give what somebody wrote, with subject and dates; what the other wrote, and their name, is theirs."""
    own = _own(user)
    said = Message.objects.filter(author=user).values_list("conversation_id", "text", "sent_at")
    return {
        "Gesprekken": [
            {
                "Onderwerp": one.subject,
                "Begonnen op": one.started_at.isoformat(),
                "Jouw berichten": [
                    {"Tekst": text, "Verstuurd op": sent.isoformat()}
                    for pk, text, sent in said
                    if pk == one.pk
                ],
            }
            for one in own
            if one.asker_id == user.pk or one.state != RequestState.HANDED_ON
        ]
    }


def _take_out(conversation: Conversation, user: User) -> None:
    person = conversation.person
    if conversation.asker_id == user.pk:
        conversation.asker, conversation.asker_shares_address = None, False
    elif person is not None and person.user_id == user.pk:
        conversation.person, conversation.person_shares_address = None, False
        conversation.is_published = False
    if conversation.asker is None and conversation.person is None:
        conversation.delete()
        return
    conversation.save()


def _words_of(user: User, name: str) -> list[str]:
    words = {*addresses_of(user), user.get_full_name(), name}
    return sorted((word for word in words if word.strip()), key=len, reverse=True)


def _without(text: str, words: list[str]) -> str:
    for word in words:
        text = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", GONE, text, flags=re.IGNORECASE)
    return text
