"""Questions every page type answers, and which files are still to be read."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, ClassVar, Self, TypeVar

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Coalesce
from django.utils import timezone
from wagtail.models import PageQuerySet

from .choices import CheckState, DecisionState, TextState
from .visibility import Actor, in_its_time, meant_for

if TYPE_CHECKING:
    from .models import AttachmentCheck, AttachmentText, Decision, OutgoingMail  # noqa: F401 - named in the annotations below

# After so many attempts a file waits for `manage.py read_attachments`.
MOST_ATTEMPTS = 3
LEFT_ALONE = timedelta(minutes=15)
Row = TypeVar("Row", bound=models.Model)


class VisiblePageQuerySet(PageQuerySet):
    """Pages as somebody may see them; page types with an owner say in which fields."""

    organisation_field: ClassVar[str] = ""
    people_fields: ClassVar[Iterable[str]] = ()

    def visible_to(self, actor: Actor) -> Self:
        """Select what this actor may see now: live, in its time, and meant for the actor."""
        return self.filter(in_its_time()).filter(
            meant_for(actor, organisation=self.organisation_field, people=self.people_fields)
        )


class AttachmentTextQuerySet(models.QuerySet["AttachmentText"]):
    """Words of files, read or not."""

    def unread(self) -> Self:
        """Select what waits, and what went wrong in a way that may pass."""
        return self.filter(state__in=(TextState.WAITING, TextState.FAILED))

    def left_over(self, now: datetime) -> Self:
        """Select what its task should have read by now, unless that was tried often enough."""
        return self.unread().filter(attempts__lt=MOST_ATTEMPTS, changed_at__lt=now - LEFT_ALONE)


class AttachmentCheckQuerySet(models.QuerySet["AttachmentCheck"]):
    """What was found in files, checked or not."""

    def unchecked(self, version: str) -> Self:
        """Select what waits, what went wrong in a way that may pass, and what an older check looked at."""
        return self.exclude(version=version, state__in=(CheckState.CHECKED, CheckState.REFUSED))

    def left_over(self, version: str, now: datetime) -> Self:
        """Select what its task should have checked by now, unless that was tried often enough."""
        return self.unchecked(version).filter(
            Q(attempts__lt=MOST_ATTEMPTS) | ~Q(version=version), changed_at__lt=now - LEFT_ALONE
        )

    def to_mend(self, today: date) -> Self:
        """Select what keeps people from reading, without a reason that still holds."""
        return self.filter(hinders=True).exclude(excuse_until__gte=today)


class MailQuerySet(models.QuerySet["OutgoingMail"]):
    """Mail on its way out."""

    def waiting(self) -> Self:
        """Select what is to be sent."""
        return self.filter(sent_at=None, given_up_at=None)

    def left_over(self, before: datetime) -> Self:
        """Select what waits while nobody tried since a moment."""
        return (
            self.waiting()
            .annotate(touched=Coalesce("tried_at", "created_at"))
            .filter(touched__lt=before)
            .order_by("pk")
        )


class DecisionQuerySet(models.QuerySet["Decision"]):
    """Questions about what editors decided."""

    def pending(self) -> Self:
        """Select what is about to be carried out; what lies longer, with the worker away, is open again."""
        since = timezone.now() - timedelta(seconds=settings.DECISION_GRACE_SECONDS) - LEFT_ALONE
        return self.filter(state=DecisionState.WAITING, decided_at__gt=since)

    def not_among(self, rows: models.QuerySet[Row], kind: str) -> models.QuerySet[Row]:
        """Leave out of a list of work what is decided about and will be carried out in a moment."""
        return rows.filter(~Exists(self.pending().filter(kind=kind, key=OuterRef("pk"))))
