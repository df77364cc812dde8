"""Let somebody hear nothing more from somebody; the other is not told."""

from django.db import transaction

from alliantie.audit import record
from people.choices import RequestState
from people.models import Block, Conversation
from people.policies.conversations import check_takes_part

from .standing import locked, opposite, standing_of, user_on


@transaction.atomic
def block(*, conversation: Conversation, user_id: int) -> None:
    """Block the other in a conversation and close what runs between the two."""
    row = locked(conversation.pk)
    standing = standing_of(row, user_id)
    check_takes_part(standing)
    other = user_on(row, opposite(standing.side))
    if other is None:
        return
    made, is_new = Block.objects.get_or_create(blocker_id=user_id, blocked=other)
    for running in Conversation.objects.between(user_id, other.pk).running():
        running.state = RequestState.CLOSED
        running.save(update_fields=["state"])
    if is_new:
        record(action="person.block", obj=made, actor_id=user_id)


@transaction.atomic
def unblock(*, conversation: Conversation, user_id: int) -> None:
    """Take one's own block of the other back; what was closed stays closed."""
    row = locked(conversation.pk)
    standing = standing_of(row, user_id)
    check_takes_part(standing)
    other = user_on(row, opposite(standing.side))
    own = Block.objects.filter(blocker_id=user_id, blocked=other)
    for found in own:
        record(action="person.unblock", obj=found, actor_id=user_id)
    own.delete()
