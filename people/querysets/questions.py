"""Questions about questions."""

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q

from alliantie.visibility import Actor
from people.choices import QuestionState

if TYPE_CHECKING:
    from people.models import Question  # noqa: F401 - named in the annotations below

ON_THE_SITE = (QuestionState.OPEN, QuestionState.ANSWERED, QuestionState.CLOSED)


class QuestionQuerySet(models.QuerySet["Question"]):
    """Questions as somebody may see them."""

    def visible_to(self, actor: Actor) -> Self:
        """Select what stands on the site; who asked sees their own too, editors see all."""
        if actor.is_editor:
            return self
        seen = Q(state__in=ON_THE_SITE)
        return (
            self.filter(seen | Q(asker=actor.user_id)) if actor.is_signed_in else self.filter(seen)
        )
