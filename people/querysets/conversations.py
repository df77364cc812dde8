"""Questions about conversations."""

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q

from alliantie.visibility import Actor

if TYPE_CHECKING:
    from people.models import Conversation  # noqa: F401 - named in the annotations below


class ConversationQuerySet(models.QuerySet["Conversation"]):
    """Conversations; only the two who talk see them, editors neither."""

    def visible_to(self, actor: Actor) -> Self:
        """Select the conversations somebody takes part in."""
        if not actor.is_signed_in:
            return self.none()
        return self.filter(Q(asker=actor.user_id) | Q(person__user=actor.user_id))
