"""Open a conversation between two people who both said yes to meeting; no address is shown."""

from django.db import transaction

from alliantie.audit import record
from people.choices import Channel, RequestState, Side
from people.models import Conversation, Person
from people.policies.conversations import LONGEST_SUBJECT

from .replies import tell
from .standing import opposite, shown_name, user_on


@transaction.atomic
def bring_together(*, asker: Person, person: Person, subject: str) -> Conversation:
    """Give two people a conversation; it runs from the start, so that nobody is reminded to answer.

    The request was taken out of the budget when it was asked.
    """
    conversation = Conversation.objects.create(
        asker=asker.user,
        person=person,
        channel=Channel.INTRODUCTION,
        subject=subject[:LONGEST_SUBJECT],
        state=RequestState.ANSWERED,
    )
    record(action="conversation.bring_together", obj=conversation, actor_id=None)
    return conversation


def tell_both(
    *, conversation: Conversation, template: str, texts: dict[str, str], why: dict[str, str]
) -> None:
    """Mail both through the relay, each once: why, and that an answer reaches the other."""
    for side in (Side.ASKER, Side.PERSON):
        tell(
            conversation=conversation,
            side=side,
            template=template,
            text=texts[side],
            once_key=f"brought-together-{conversation.pk}",
            said=why[side],
            name=shown_name(user_on(conversation, opposite(side))),
        )
