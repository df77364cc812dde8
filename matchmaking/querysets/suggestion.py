"""Questions about what was suggested to somebody."""

from datetime import date
from typing import TYPE_CHECKING, Self

from django.db import models

from alliantie.visibility import Actor
from matchmaking.choices import SuggestionState

if TYPE_CHECKING:
    from matchmaking.models import Suggestion  # noqa: F401 - named in the annotations below


class SuggestionQuerySet(models.QuerySet["Suggestion"]):
    """Suggestions; each is of one person and nobody else's, editors' neither."""

    def visible_to(self, actor: Actor) -> Self:
        """Select what was suggested to this actor."""
        return self.filter(person__user=actor.user_id) if actor.is_signed_in else self.none()

    def shown(self) -> Self:
        """Select what waits for somebody's choice, the best first."""
        return self.filter(state=SuggestionState.SHOWN).order_by("-week", "rank", "pk")

    def put_off(self, today: date) -> Self:
        """Select what somebody wants to see again, but not yet."""
        return self.filter(state=SuggestionState.LATER, later_until__gt=today)

    def to_replace(self, today: date) -> Self:
        """Select what makes room for a new week: not chosen, or put off long enough."""
        due = models.Q(state=SuggestionState.LATER, later_until__lte=today)
        return self.filter(models.Q(state=SuggestionState.SHOWN) | due)
