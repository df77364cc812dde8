"""Questions about introductions."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q

from alliantie.visibility import Actor
from matchmaking.choices import Helped, IntroductionState
from matchmaking.choices.introduction import OPEN, STANDING

if TYPE_CHECKING:
    from matchmaking.models import Introduction  # noqa: F401 - named in the annotations below


class IntroductionQuerySet(models.QuerySet["Introduction"]):
    """Introductions; only the two they are about see them."""

    def visible_to(self, actor: Actor) -> Self:
        """Select the introductions somebody is one of the two in."""
        if not actor.is_signed_in:
            return self.none()
        return self.filter(Q(asker__user=actor.user_id) | Q(other__user=actor.user_id))

    def of(self, person_id: int) -> Self:
        """Select what one person is part of, whoever asked."""
        return self.filter(Q(asker=person_id) | Q(other=person_id))

    def between(self, one: int, other: int) -> Self:
        """Select the introductions of two people, whoever asked."""
        return self.filter(Q(asker=one, other=other) | Q(asker=other, other=one))

    def open(self) -> Self:
        """Select what still waits for a yes."""
        return self.filter(state__in=OPEN)

    def waiting_for(self, actor: Actor) -> Self:
        """Select what this actor has not answered yet."""
        asked = Q(asker__user=actor.user_id, asker_yes_at=None)
        return self.open().filter(asked | Q(other__user=actor.user_id, other_yes_at=None))

    def to_nudge(self, last_day: date, nudges: int) -> Self:
        """Select what waits since this day or longer and was nudged so often."""
        return self.open().filter(created_at__date__lte=last_day, nudges=nudges)

    def to_expire(self, today: date) -> Self:
        """Select what nobody answered in time."""
        return self.open().filter(expires_on__lt=today)

    def to_follow_up(self, before: datetime) -> Self:
        """Select who were introduced before a moment and were not asked yet whether it helped."""
        return self.filter(state__in=STANDING, introduced_at__lte=before, followed_up_at=None)

    def both_said_yes(self) -> Self:
        """Select what two people wanted and is about to be introduced."""
        return self.filter(state=IntroductionState.BOTH_YES)

    def that_helped(self) -> Self:
        """Select what at least one of the two said helped."""
        return self.filter(Q(asker_helped=Helped.HELPED) | Q(other_helped=Helped.HELPED))
