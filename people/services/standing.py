"""Read how a conversation stands for one of the two who talk."""

from accounts.models import User
from people.choices import Channel, Side
from people.models import Block, Conversation, Person
from people.policies.conversations import Standing

LONGEST_CHAIN = 50


def side_of(conversation: Conversation, user_id: int | None) -> str:
    """Say on which side somebody is; nothing for anybody else."""
    if user_id is None:
        return ""
    if conversation.asker_id == user_id:
        return Side.ASKER
    asked = conversation.person is not None and conversation.person.user_id == user_id
    return Side.PERSON if asked else ""


def user_on(conversation: Conversation, side: str) -> User | None:
    """Give who is on a side; nobody when they left."""
    if side == Side.ASKER:
        return conversation.asker
    return conversation.person.user if conversation.person else None


def opposite(side: str) -> str:
    """Give the other side."""
    return Side.PERSON if side == Side.ASKER else Side.ASKER


def standing_of(conversation: Conversation, user_id: int | None) -> Standing:
    """Read what the rules ask about; at most one query."""
    side = side_of(conversation, user_id)
    other = user_on(conversation, opposite(side)) if side else None
    return Standing(
        side=side,
        state=conversation.state,
        other_is_there=other is not None and other.is_active,
        is_blocked=(
            other is not None
            and user_id is not None
            and Block.objects.between(user_id, other.pk).exists()
        ),
        started_on=conversation.started_at.date(),
        is_question=conversation.channel != Channel.INTRODUCTION,
    )


def locked(conversation_id: int) -> Conversation:
    """Give a conversation that nobody else changes until this transaction ends."""
    Conversation.objects.select_for_update().get(pk=conversation_id)
    return Conversation.objects.select_related("asker", "person__user").get(pk=conversation_id)


def newest_of(conversation: Conversation) -> Conversation:
    """Follow a request to who has it now."""
    found = conversation
    for _step in range(LONGEST_CHAIN):
        following = Conversation.objects.filter(handed_from=found).first()
        if following is None:
            break
        found = following
    return found


def earlier_people(conversation: Conversation) -> set[int]:
    """Give the accounts that had this request before, and who has it now."""
    found: set[int] = set()
    step: Conversation | None = conversation
    while step is not None and len(found) < LONGEST_CHAIN:
        if step.person is not None:
            found.add(step.person.user_id)
        step = step.handed_from
    return found


def shown_name(user: User | None) -> str:
    """Give what the other may read: the name of the profile or the account, never an address."""
    if user is None:
        return ""
    person = Person.objects.filter(user=user).only("name").first()
    name = person.name if person and person.name else user.get_full_name()
    return "" if "@" in name else name
