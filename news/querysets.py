"""Questions about short news and the monthly round."""

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q

from alliantie.visibility import Actor

from .choices import NewsState

if TYPE_CHECKING:
    from .models import NewsItem, RoundLine  # noqa: F401 - named in the annotations below


class RoundLineQuerySet(models.QuerySet["RoundLine"]):
    """Lines of the round as somebody may see them."""

    def visible_to(self, actor: Actor) -> Self:
        """Select what stands on the site; who wrote it sees it always, editors see all."""
        if actor.is_editor:
            return self
        seen = Q(state=NewsState.SHOWN)
        return (
            self.filter(seen | Q(author=actor.user_id)) if actor.is_signed_in else self.filter(seen)
        )


class NewsItemQuerySet(models.QuerySet["NewsItem"]):
    """Short items as somebody may see them."""

    def visible_to(self, actor: Actor) -> Self:
        """Select what stands on the site; who wrote it sees it always, editors see all."""
        if actor.is_editor:
            return self
        seen = Q(state=NewsState.SHOWN)
        return (
            self.filter(seen | Q(author=actor.user_id)) if actor.is_signed_in else self.filter(seen)
        )
