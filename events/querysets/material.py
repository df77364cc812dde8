"""Questions about papers, links and recordings."""

from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Q

from alliantie.visibility import Actor

if TYPE_CHECKING:
    from events.models import Material  # noqa: F401 - named below

# A recording has its own moment, on the row where its words stand.
ONLINE = Q(published_at__isnull=False) | Q(recording__published_at__isnull=False)


class MaterialQuerySet(models.QuerySet["Material"]):
    """What belongs to meetings, as somebody may have it."""

    def online(self) -> Self:
        """Select what was put online, whoever it is for."""
        return self.filter(ONLINE)

    def visible_to(self, actor: Actor) -> Self:
        """Select what is online at meetings this actor may see."""
        events = self._meetings().visible_to(actor)
        return self.online().filter(event__in=events.order_by().values("pk"))

    def given_to(self, actor: Actor) -> Self:
        """Select what this actor may have the bytes of: what is online, and what they prepare as host."""
        own = self._meetings().run_by(actor).order_by().values("pk")
        events = self._meetings().visible_to(actor).order_by().values("pk")
        return self.filter(ONLINE & Q(event__in=events) | Q(event__in=own))

    def episodes(self) -> Self:
        """Select what is a part of the podcast: sound that is online, the newest on top."""
        heard = self.filter(is_podcast=True, recording__type="audio")
        return heard.order_by("-recording__published_at", "-pk")

    def _meetings(self) -> Any:
        """Give the meetings these belong to; their model stands on a higher floor."""
        related: Any = self.model._meta.get_field("event").related_model
        return related.objects
