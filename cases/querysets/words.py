"""Questions about what editors changed in the words of others."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q

from cases.choices import ChangeState

if TYPE_CHECKING:
    from cases.models import WordChange  # noqa: F401 - named below

STAYS = timedelta(days=7)


class WordChangeQuerySet(models.QuerySet["WordChange"]):
    """Changes by editors."""

    def objected(self) -> Self:
        """Select what an editor must answer."""
        return self.filter(state=ChangeState.OBJECTED)

    def on_desk(self, today: date) -> Self:
        """Select what an author still has something to do or to read about."""
        told = Q(state=ChangeState.TOLD, object_until__gte=today)
        answered = Q(
            state__in=(ChangeState.RESTORED, ChangeState.ANSWERED),
            answered_at__date__gte=today - STAYS,
        )
        return self.filter(told | answered | Q(state=ChangeState.OBJECTED))
