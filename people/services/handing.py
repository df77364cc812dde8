"""Bring a request to somebody else: the one who was asked passes it on, or it takes too long.

A request that was passed on stays counted in the budget of who passed it on. It reached them and
cost attention; and with the place given back the next request would at once come to the same person.
What was said moves along, so nothing is left with who passed it on, and who asked sees one
conversation, now with somebody else. That somebody declined is never shown.
"""

from datetime import date

from django.db import transaction

from alliantie.audit import record
from organisations.actors import actor_for
from people.choices import RequestState
from people.models import Block, Conversation, Expertise, Message, Person
from people.policies.budget import NoRoomError
from people.policies.conversations import check_ask_other, check_hand_on

from .budget import take_request
from .replies import deliver
from .standing import earlier_people, locked, standing_of
from .suitable import next_suitable

CANDIDATES = 20


@transaction.atomic
def hand_on(*, conversation: Conversation, user_id: int, today: date) -> None:
    """Pass a request on in one click; a second click finds it passed on and changes nothing."""
    row = locked(conversation.pk)
    if row.state == RequestState.HANDED_ON:
        return
    check_hand_on(standing_of(row, user_id))
    _hand(row, today, actor_id=user_id)


@transaction.atomic
def ask_other(*, conversation: Conversation, user_id: int, today: date) -> Conversation:
    """Let who asked go to somebody else after waiting; give the conversation as it goes on."""
    row = locked(conversation.pk)
    check_ask_other(standing_of(row, user_id), today)
    return _hand(row, today, actor_id=user_id) or row


@transaction.atomic
def find_taker(*, conversation: Conversation, today: date) -> bool:
    """Try again to bring on what was passed on while nobody had room."""
    row = locked(conversation.pk)
    if row.state != RequestState.HANDED_ON or Conversation.objects.filter(handed_from=row).exists():
        return False
    return _bring(row, today) is not None


def others_for(
    *,
    themes: set[int],
    asker_id: int | None,
    exclude: set[int],
    today: date,
) -> list[Person]:
    """Give who else can be asked: with room, by name visible to the asker, and no blocks between them."""
    blocked = Block.objects.around(asker_id) if asker_id is not None else set()
    away = exclude | blocked | ({asker_id} if asker_id is not None else set())
    return next_suitable(theme_ids=themes, today=today, exclude_user_ids=away, number=CANDIDATES)


def themes_of(person: Person | None) -> set[int]:
    """Give what somebody may be asked about."""
    if person is None:
        return set()
    return set(Expertise.objects.filter(person=person).values_list("theme_id", flat=True))


def _hand(row: Conversation, today: date, *, actor_id: int) -> Conversation | None:
    row.state = RequestState.HANDED_ON
    row.save(update_fields=["state"])
    record(action="conversation.hand_on", obj=row, actor_id=actor_id)
    return _bring(row, today)


def _bring(row: Conversation, today: date) -> Conversation | None:
    for person in _takers(row, today):
        try:
            take_request(person=person, today=today)
        except NoRoomError:  # somebody else took the last place just now
            continue
        return _move(row, person)
    return None


def _takers(row: Conversation, today: date) -> list[Person]:
    if row.asker is None or not row.asker.is_active:
        return []
    found = others_for(
        themes={row.theme_id} if row.theme_id else themes_of(row.person),
        asker_id=row.asker_id,
        exclude=earlier_people(row),
        today=today,
    )
    seen = Person.objects.visible_to(actor_for(row.asker))
    named = set(seen.filter(pk__in=[one.pk for one in found]).values_list("pk", flat=True))
    return [one for one in found if one.pk in named]


def _move(row: Conversation, person: Person) -> Conversation:
    made = Conversation.objects.create(
        asker=row.asker,
        person=person,
        channel=row.channel,
        subject=row.subject,
        theme=row.theme,
        handed_from=row,
    )
    Message.objects.filter(conversation=row).update(conversation=made)
    record(action="conversation.handed", obj=made, actor_id=None, origin="worker")
    for message in made.messages.filter(from_asker=True, is_hidden=False):
        deliver(message)
    return made
