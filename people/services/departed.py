"""What stays of somebody who leaves: the other can go on reading, without a name or an address."""

from typing import Any

from django.db import transaction
from django.db.models import Q

from accounts.models import User
from people.models import Block, Conversation, Message, Report
from people.policies.conversations import LONGEST_PUBLIC_QUESTION, LONGEST_SUBJECT

GONE = "[naam]"


@transaction.atomic
def erase(user: User) -> None:
    """Take somebody out of their conversations; what nobody can read any more is deleted."""
    own = Conversation.objects.filter(Q(asker=user) | Q(person__user=user))
    for conversation in own.select_related("person"):
        _take_out(conversation, user)
    Message.objects.filter(author=user).update(author=None)
    Block.objects.filter(Q(blocker=user) | Q(blocked=user)).delete()
    Report.objects.filter(reporter=user).update(reporter=None)
    Report.objects.filter(settled_by=user).update(settled_by=None)


def export(user: User) -> dict[str, Any]:
    """Give what somebody said and was told; the other's name is theirs and stays out."""
    own = Conversation.objects.filter(Q(asker=user) | Q(person__user=user))
    said = Message.objects.filter(author=user).values_list("conversation_id", "text", "sent_at")
    return {
        "Gesprekken": [
            {
                "onderwerp": one.subject,
                "begonnen": one.started_at.isoformat(),
                "jouw berichten": [
                    {"tekst": text, "verstuurd": sent.isoformat()}
                    for pk, text, sent in said
                    if pk == one.pk
                ],
            }
            for one in own
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
    words = _words_of(user, person.name if person and person.user_id == user.pk else "")
    conversation.subject = _without(conversation.subject, words)[:LONGEST_SUBJECT]
    question = _without(conversation.public_question, words)
    conversation.public_question = question[:LONGEST_PUBLIC_QUESTION]
    conversation.public_answer = _without(conversation.public_answer, words)
    conversation.save()
    for message in conversation.messages.all():
        message.text = _without(message.text, words)
        message.save(update_fields=["text"])


def _words_of(user: User, name: str) -> list[str]:
    words = {user.email, user.get_full_name(), name}
    return sorted((word for word in words if word.strip()), key=len, reverse=True)


def _without(text: str, words: list[str]) -> str:
    for word in words:
        text = text.replace(word, GONE)
    return text
