"""Questions about ambassadors."""

from datetime import date
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q

if TYPE_CHECKING:
    from people.models import Ambassadorship  # noqa: F401 - named in the annotations below


class AmbassadorshipQuerySet(models.QuerySet["Ambassadorship"]):
    """Terms of ambassadors."""

    def current(self, today: date) -> Self:
        """Select terms that run today."""
        return self.filter(starts_on__lte=today, ends_on__gte=today).filter(
            Q(ended_on=None) | Q(ended_on__gt=today)
        )
