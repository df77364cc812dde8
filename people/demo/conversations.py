"""Conversations of the demo's people."""

from datetime import timedelta
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts import demo as accounts_demo
from accounts.models import User
from alliantie.demonstration import DemoRun, read_rows
from alliantie.models import OutgoingMail
from people.models import Conversation, Message
from people.policies.budget import NoRoomError
from people.services.answers_on_site import agree, propose
from people.services.conversations import Request, begin, close
from people.services.profiles import person_of
from people.services.replies import say

FILE = Path(__file__).parent / "conversations.toml"


@transaction.atomic
def load(run: DemoRun) -> None:
    """Add the conversations that are missing."""
    addresses = {row["key"]: row["email"] for row in read_rows(accounts_demo.FILE, "member")}
    rows = read_rows(FILE, "conversation")
    for row in rows:
        asker = User.objects.get(email=addresses[row["asker"]])
        asked = User.objects.get(email=addresses[row["person"]])
        if not Conversation.objects.filter(asker=asker, subject=row["subject"]).exists():
            _add(row, asker, asked)
    run.say(f"Conversations: {len(rows)}")


def _add(row: dict[str, Any], asker: User, asked: User) -> None:
    first, *others = row["message"]
    request = Request(row["subject"], first["text"])
    try:
        made = begin(
            asker=asker, person=person_of(asked), request=request, today=timezone.localdate()
        )
    except NoRoomError:
        return
    for one in others:
        speaker = asked if one.get("answer") else asker
        say(conversation_id=made.pk, text=one["text"], user_id=speaker.pk)
    if "published_answer" in row:
        text = {"question": row["published_question"], "answer": row["published_answer"]}
        propose(conversation=made, user_id=asker.pk, **text)
        agree(conversation=made, user_id=asked.pk, **text)
    if row.get("closed"):
        close(conversation=made, user_id=asker.pk)
    _begin_earlier(made, row["days_ago"])
    OutgoingMail.objects.filter(
        recipient__in=[asker.email, asked.email], sent_at=None, template__startswith="conversation"
    ).delete()


def _begin_earlier(made: Conversation, days: int) -> None:
    then = timezone.now() - timedelta(days=days)
    Conversation.objects.filter(pk=made.pk).update(started_at=then)
    for number, message in enumerate(made.messages.all()):
        at = then + timedelta(hours=5 * number)
        Message.objects.filter(pk=message.pk).update(sent_at=at)
