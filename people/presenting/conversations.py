"""What the desk lists of conversations."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from alliantie.visibility import Actor
from people.choices import RequestState
from people.models import Conversation, Person

WAITING_ON_DESK, MOST = 5, 100
# The colours of the badge.
DONE, YOURS, THEIRS = "online", "your_turn", "with_editors"


@dataclass(frozen=True)
class Row:
    """One conversation in the list; `state` is the colour of its badge."""

    pk: int
    subject: str
    other: str
    state: str
    label: str
    last_at: datetime | None


def rows_for(actor: Actor) -> list[Row]:
    """List somebody's conversations, those that wait for them first; two queries."""
    return _rows(_own(actor)[:MOST], actor)


def waiting_rows(actor: Actor, _subject: object = None) -> list[Row] | None:
    """Give what waits for somebody, for the desk; two queries, nothing when nothing waits."""
    if not actor.is_signed_in:
        return None
    return _rows(_own(actor).filter(is_waiting=True)[:WAITING_ON_DESK], actor) or None


def own_conversation(actor: Actor, pk: int) -> Conversation | None:
    """Find a conversation somebody takes part in."""
    seen = Conversation.objects.visible_to(actor)
    return seen.select_related("asker__person", "person__user", "theme").filter(pk=pk).first()


def names_of(rows: Iterable[Conversation], actor: Actor) -> dict[int, str]:
    """Give the name of the other in each conversation, as far as the actor may read it; one query.

    Who was asked is named as on the rest of the site; who asked chose to be named to who was asked.
    """
    found = list(rows)
    asked = [one.person_id for one in found if one.person_id is not None]
    seen = Person.objects.visible_to(actor).filter(pk__in=asked)
    visible = dict(seen.values_list("pk", "name"))
    names = {
        one.pk: visible.get(one.person_id or 0, "") if _asks(one, actor) else _asker_name(one)
        for one in found
    }
    return {pk: name or gone() for pk, name in names.items()}


def gone() -> str:
    """Name somebody of whom there is no name any more."""
    return _("iemand die is vertrokken")


def _asks(conversation: Conversation, actor: Actor) -> bool:
    return conversation.asker_id == actor.user_id


def _asker_name(conversation: Conversation) -> str:
    asker = conversation.asker
    if asker is None or not asker.is_active:
        return ""
    profile: Person | None = getattr(asker, "person", None)
    name = (profile.name if profile else "") or asker.get_full_name()
    return "" if "@" in name else name


def _own(actor: Actor) -> Any:
    seen = Conversation.objects.visible_to(actor).newest().with_last(actor)
    return seen.select_related("asker__person", "person__user")


def _rows(found: Any, actor: Actor) -> list[Row]:
    rows = list(found)
    names = names_of(rows, actor)
    return [_row(one, names[one.pk]) for one in rows]


def _row(one: Any, other: str) -> Row:
    state, label = _badge(one)
    return Row(one.pk, one.subject, other, state, label, one.last_at)


def _badge(one: Any) -> tuple[str, str]:
    if one.is_waiting:
        return YOURS, _("Jij bent aan zet")
    if one.state == RequestState.CLOSED:
        return DONE, _("Gesloten")
    return THEIRS, _("Wacht op de ander")
