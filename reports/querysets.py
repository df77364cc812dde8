"""Questions about dossiers and reports."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Self

from django.contrib.auth import get_user_model
from django.db import models
from django.db.models import Count, Exists, Q

from alliantie import reportable
from alliantie.choices import Role
from alliantie.visibility import Actor

from .choices import AppealState, DossierState

if TYPE_CHECKING:
    from .models import Dossier, Report  # noqa: F401 - named in the annotations below


def colleagues_in(judges: Iterable[str], *, but: int | None) -> "models.QuerySet[Any]":
    """Select who else has one of these roles."""
    names = [str(Role(role).label) for role in judges]
    people = get_user_model().objects.filter(is_active=True, groups__name__in=names)
    return people.exclude(pk=but or 0)


class DossierQuerySet(models.QuerySet["Dossier"]):
    """Dossiers; visitors and members never see one."""

    def judged_by(self, actor: Actor) -> Self:
        """Select what this actor may know of as a moderator, decided or not."""
        kinds = [one for one in reportable.kinds() if one.may_judge(actor)]
        rows = self.filter(kind__in=[one.kind for one in kinds])
        for one in kinds:
            kept = one.kept_from(actor)
            if not isinstance(kept, tuple):
                rows = rows.exclude(kind=one.kind, key__in=kept)
        return rows

    def open(self) -> Self:
        """Select what waits for a decision."""
        return self.filter(state=DossierState.OPEN)

    def appealed(self) -> Self:
        """Select what waits for an answer to an appeal."""
        return self.filter(appeal_state=AppealState.OPEN)

    def appeals_for(self, actor: Actor, today: date) -> Self:
        """Select appeals somebody answers: not against their own decision while a colleague can in time."""
        mine = Q(decided_by=actor.user_id or 0, appeal_promised_on__gte=today)
        rows = self.appealed()
        for judges in {one.judges for one in reportable.kinds()}:
            other = Exists(colleagues_in(judges, but=actor.user_id))
            theirs = [one.kind for one in reportable.kinds() if one.judges == judges]
            rows = rows.exclude(Q(kind__in=theirs) & mine & other)
        return rows

    def of_sealed(self) -> Self:
        """Select what is about things whose maker nobody may know."""
        return self.filter(kind__in=[one.kind for one in reportable.kinds() if one.is_sealed])

    def of_others(self) -> Self:
        """Select the rest."""
        return self.exclude(kind__in=[one.kind for one in reportable.kinds() if one.is_sealed])

    def counted(self) -> Self:
        """Count along how many people reported it."""
        return self.annotate(number=Count("reports"))

    def decided_since(self, day: date) -> Self:
        """Select what was decided from a day on."""
        return self.exclude(state=DossierState.OPEN).filter(decided_at__date__gte=day)

    def over(self, decided_before: datetime) -> Self:
        """Select what nobody can do anything about any more."""
        return self.filter(decided_at__lt=decided_before).exclude(appeal_state=AppealState.OPEN)


class ReportQuerySet(models.QuerySet["Report"]):
    """Reports; only moderators read them, and whoever made one their own."""

    def of(self, actor: Actor) -> Self:
        """Select what somebody reported."""
        return self.filter(reporter=actor.user_id) if actor.is_signed_in else self.none()
