"""Put what came of a conversation on the site, without who asked; both have to want it."""

from django.db import transaction
from django.utils.translation import gettext as _

from alliantie.audit import record
from people.choices import Side
from people.models import Conversation
from people.policies.conversations import LONGEST_PUBLIC_QUESTION, LONGEST_TEXT, check_publish
from people.policies.refusals import PeopleRefusedError

from .replies import tell
from .standing import locked, opposite, standing_of

FIELD = {Side.ASKER: "asker_publishes", Side.PERSON: "person_publishes"}
KEPT = [
    "public_question",
    "public_answer",
    "asker_publishes",
    "person_publishes",
    "is_published",
]


@transaction.atomic
def propose(*, conversation: Conversation, user_id: int, question: str, answer: str) -> None:
    """Say which text may stand on the site; the other has to agree with exactly this text."""
    row = locked(conversation.pk)
    standing = standing_of(row, user_id)
    check_publish(standing, question, answer)
    if _same(row, question, answer) and getattr(row, FIELD[Side(standing.side)]):
        return
    row.public_question = question[:LONGEST_PUBLIC_QUESTION]
    row.public_answer = answer[:LONGEST_TEXT]
    row.asker_publishes = standing.side == Side.ASKER
    row.person_publishes = standing.side == Side.PERSON
    row.is_published = False
    row.save(update_fields=KEPT)
    made = record(action="conversation.propose", obj=row, actor_id=user_id)
    tell(
        conversation=row,
        side=opposite(standing.side),
        template="conversation_publish",
        text=_("Mag dit antwoord op de site? “%(subject)s”") % {"subject": row.subject},
        once_key=f"conversation-publish-{made.pk}",
    )


@transaction.atomic
def agree(*, conversation: Conversation, user_id: int, question: str, answer: str) -> None:
    """Agree with a text; when it was changed meanwhile it has to be read again."""
    row = locked(conversation.pk)
    standing = standing_of(row, user_id)
    check_publish(standing, row.public_question, row.public_answer)
    if not _same(row, question, answer) or not row.public_answer:
        raise PeopleRefusedError(_("De tekst is net veranderd. Lees hem nog eens."))
    setattr(row, FIELD[Side(standing.side)], True)
    was = row.is_published
    row.is_published = row.asker_publishes and row.person_publishes
    row.save(update_fields=KEPT)
    if row.is_published and not was:
        record(action="conversation.publish", obj=row, actor_id=user_id)


@transaction.atomic
def withdraw(*, conversation: Conversation, user_id: int) -> None:
    """Take the answer off the site, or say no to a proposal; either of the two may, at any time."""
    row = locked(conversation.pk)
    check_publish(standing_of(row, user_id))
    if not (row.asker_publishes or row.person_publishes or row.is_published):
        return
    row.asker_publishes = row.person_publishes = row.is_published = False
    row.save(update_fields=KEPT)
    record(action="conversation.unpublish", obj=row, actor_id=user_id)


def _same(row: Conversation, question: str, answer: str) -> bool:
    return (row.public_question, row.public_answer) == (question, answer)
