"""Questions about what came of meetings."""

from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Q

from alliantie.visibility import Actor
from news.choices import NewsState

if TYPE_CHECKING:
    from events.models import ActionItem, ReportLine  # noqa: F401 - named below


class ReportLineQuerySet(models.QuerySet["ReportLine"]):
    """Decisions, and what was told in the round."""

    def standing(self) -> Self:
        """Leave out what came from the monthly round and stands there no more."""
        return self.filter(Q(source=None) | Q(source__state=NewsState.SHOWN))


class ActionItemQuerySet(models.QuerySet["ActionItem"]):
    """What people and organisations promised."""

    def of(self, actor: Actor) -> Self:
        """Select what somebody promised, or the organisation they look after, at meetings they may see."""
        if not actor.is_signed_in:
            return self.none()
        report: Any = self.model._meta.get_field("report").related_model
        meetings = report._meta.get_field("event").related_model.objects
        seen = meetings.visible_to(actor).order_by()
        promised = Q(owner=actor.user_id) | Q(organisation__in=actor.administers)
        return self.filter(promised, report__event__in=seen)

    def still_open(self) -> Self:
        """Select what is not done, the first to be done on top."""
        return self.filter(done_at=None).order_by("due_on", "pk")

    def due_by(self, day: date) -> Self:
        """Select what is due on a day or was."""
        return self.still_open().filter(due_on__lte=day)
