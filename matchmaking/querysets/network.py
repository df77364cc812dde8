"""Questions about the network."""

from collections.abc import Collection
from typing import TYPE_CHECKING, Self

from django.db import models

if TYPE_CHECKING:
    from matchmaking.models import NetworkLink  # noqa: F401 - named in the annotation below


class NetworkLinkQuerySet(models.QuerySet["NetworkLink"]):
    """Ties as they were kept; whether somebody may see them is asked of what they name."""

    def touching(self, keys: Collection[str]) -> Self:
        """Select what has any of these on either side."""
        return self.filter(models.Q(one__in=keys) | models.Q(other__in=keys))

    def among(self, keys: Collection[str]) -> Self:
        """Select what has one of these on both sides."""
        return self.filter(one__in=keys, other__in=keys)
