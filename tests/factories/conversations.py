"""Test conversations."""

from datetime import timedelta
from itertools import count
from uuid import uuid4

from django.utils import timezone

from accounts.models import User
from people.models import Conversation, Person
from people.services.conversations import Request, start
from people.services.replies import reply
from tests.factories.accounts import make_user
from tests.factories.people import make_person

_numbers = count(1)


def make_asker(name: str = "Vera Vrager") -> User:
    """Make an account without any membership: that is enough to ask."""
    first_name, _, last_name = name.partition(" ")
    number = next(_numbers)
    return make_user(f"vrager{number}@vragers.example", first_name=first_name, last_name=last_name)


def make_conversation(
    *,
    asker: User | None = None,
    person: Person | None = None,
    subject: str = "Inzage in de praktijk",
    text: str = "Hoe pakken jullie inzage aan?",
    theme=None,
) -> Conversation:
    """Ask somebody something."""
    return start(
        asker=asker or make_asker(),
        person=person or make_person("Piet Praat"),
        request=Request(subject, text, theme, "192.0.2.7"),
        key=uuid4(),
    )


def answer(conversation: Conversation, text: str = "Begin klein.") -> Conversation:
    """Let who was asked answer."""
    reply(conversation=conversation, text=text, user_id=conversation.person.user_id, key=uuid4())
    return Conversation.objects.get(pk=conversation.pk)


def begin_earlier(conversation: Conversation, days: int) -> Conversation:
    """Let a conversation have begun so many days ago."""
    then = timezone.now() - timedelta(days=days)
    Conversation.objects.filter(pk=conversation.pk).update(started_at=then)
    return Conversation.objects.get(pk=conversation.pk)
