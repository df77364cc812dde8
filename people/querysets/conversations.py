"""Questions about conversations."""

from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Case, OuterRef, Q, Subquery, Value, When

from alliantie.visibility import Actor
from people.choices import RequestState

if TYPE_CHECKING:
    from people.models import Conversation, Message  # noqa: F401 - named in the annotations below

RUNNING = (RequestState.OPEN, RequestState.ANSWERED)


class ConversationQuerySet(models.QuerySet["Conversation"]):
    """Conversations; only the two who talk see them, editors neither."""

    def visible_to(self, actor: Actor) -> Self:
        """Select the conversations somebody takes part in; who handed one on takes no part any more."""
        if not actor.is_signed_in:
            return self.none()
        asked = Q(person__user=actor.user_id) & ~Q(state=RequestState.HANDED_ON)
        return self.filter(Q(asker=actor.user_id) | asked)

    def handed_on_by(self, actor: Actor) -> Self:
        """Select what somebody passed on; they see nothing of it any more."""
        return self.filter(person__user=actor.user_id, state=RequestState.HANDED_ON)

    def between(self, one: int, other: int) -> Self:
        """Select the conversations of two people, whoever asked."""
        return self.filter(Q(asker=one, person__user=other) | Q(asker=other, person__user=one))

    def running(self) -> Self:
        """Select what is not closed and not with somebody else."""
        return self.filter(state__in=RUNNING)

    def newest(self) -> Self:
        """Leave out what went on as a conversation with somebody else."""
        return self.filter(handed_to=None)

    def with_last(self, actor: Actor) -> Self:
        """Add when the last thing was said, and whether this actor is to speak; those come first."""
        messages: Any = self.model._meta.get_field("messages").related_model
        last = messages.objects.filter(conversation=OuterRef("pk")).order_by("-sent_at", "-pk")
        mine = Case(When(asker=actor.user_id, then=Value(value=True)), default=Value(value=False))
        return (
            self.annotate(
                last_at=Subquery(last.values("sent_at")[:1]),
                last_from_asker=Subquery(last.values("from_asker")[:1]),
                is_asker=mine,
            )
            .annotate(is_waiting=_is_waiting())
            .order_by("-is_waiting", "-last_at", "-pk")
        )

    def due_for_reminder(self, last_day: date) -> Self:
        """Select requests without an answer that began on this day or earlier, not reminded yet."""
        return self.filter(
            state=RequestState.OPEN,
            reminded_at=None,
            person__isnull=False,
            started_at__date__lte=last_day,
        )

    def due_for_another(self, last_day: date) -> Self:
        """Select requests of which the asker may hear that somebody else can be asked."""
        return self.filter(
            state=RequestState.OPEN,
            offered_other_at=None,
            asker__isnull=False,
            started_at__date__lte=last_day,
        )

    def without_taker(self) -> Self:
        """Select what was handed on while nobody had room."""
        return self.newest().filter(state=RequestState.HANDED_ON, asker__isnull=False)

    def published_by(self, person_id: int) -> Self:
        """Select what somebody answered and both wanted on the site."""
        return self.filter(person=person_id, is_published=True)


def _is_waiting() -> Case:
    """Say whether it is this actor's turn: the other spoke last and the conversation runs."""
    turn = Q(is_asker=True, last_from_asker=False) | Q(is_asker=False, last_from_asker=True)
    return Case(
        When(turn & Q(state__in=RUNNING), then=Value(value=True)), default=Value(value=False)
    )


class BlockQuerySet(models.QuerySet[Any]):
    """Who wants to hear nothing from whom."""

    def between(self, one: int, other: int) -> Self:
        """Select the blocks of either of two against the other."""
        return self.filter(Q(blocker=one, blocked=other) | Q(blocker=other, blocked=one))

    def around(self, user_id: int) -> set[int]:
        """Give everybody somebody blocked or was blocked by; one query."""
        rows = self.filter(Q(blocker=user_id) | Q(blocked=user_id))
        return {pk for row in rows.values_list("blocker", "blocked") for pk in row} - {user_id}
