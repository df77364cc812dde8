"""Questions about what was prepared."""

from collections.abc import Collection
from typing import TYPE_CHECKING, Self

from django.db import models

if TYPE_CHECKING:
    from matchmaking.models import Match  # noqa: F401 - named in the annotation below


class MatchQuerySet(models.QuerySet["Match"]):
    """Matches as they were prepared; whether somebody may see them is asked of what they name."""

    def of(self, source: str, *kinds: str) -> Self:
        """Select what was prepared for one thing, the best first."""
        return self.filter(source=source, kind__in=kinds).order_by("kind", "rank", "pk")

    def touching(self, keys: Collection[str]) -> Self:
        """Select what starts at or leads to any of these."""
        return self.filter(models.Q(source__in=keys) | models.Q(target__in=keys))
