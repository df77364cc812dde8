"""Questions about idea rounds."""

from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from alliantie.visibility import Actor
from cases.choices import IdeaState, RoundState

if TYPE_CHECKING:
    from cases.models import Idea, IdeaRound  # noqa: F401 - named in the annotations below


class IdeaRoundQuerySet(models.QuerySet["IdeaRound"]):
    """Rounds as somebody may see them."""

    def visible_to(self, actor: Actor) -> Self:
        """Select what was opened; editors see drafts too."""
        return self if actor.is_editor else self.exclude(state=RoundState.DRAFT)

    def taking_ideas(self, today: date) -> Self:
        """Select rounds that take ideas today."""
        return self.filter(state=RoundState.OPEN, opens_on__lte=today, closes_on__gte=today)


class IdeaQuerySet(models.QuerySet["Idea"]):
    """Ideas as somebody may see them."""

    def visible_to(self, actor: Actor) -> Self:
        """Select ideas of rounds that may be seen; withdrawn ones only editors see."""
        if actor.is_editor:
            return self
        seen = self.exclude(round__state=RoundState.DRAFT)
        return seen.filter(~Q(state=IdeaState.WITHDRAWN))

    def undecided(self) -> Self:
        """Select what still needs a yes or no with a reason."""
        return self.filter(state=IdeaState.OPEN)

    def with_support(self) -> Self:
        """Count along how many support each."""
        supports: Any = self.model._meta.get_field("supports").related_model
        rows = supports.objects.filter(idea=OuterRef("pk")).order_by()
        number = rows.values("idea").annotate(number=Count("pk")).values("number")
        return self.annotate(support_count=Coalesce(Subquery(number), 0))
