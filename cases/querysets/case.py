"""Questions about use cases."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.db import models
from django.db.models import (
    Case,
    Count,
    Exists,
    IntegerField,
    OuterRef,
    Prefetch,
    Q,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from alliantie.querysets import VisiblePageQuerySet
from alliantie.visibility import Actor, in_its_time, meant_for
from cases.choices import ReuseState, Standing

if TYPE_CHECKING:
    from cases.models import AuthorQuestion, CasePage, Reuse, Taking  # noqa: F401 - named below

OFFERED = (Standing.CURRENT, Standing.OUTDATED)


class CaseQuerySet(VisiblePageQuerySet):
    """Use cases as somebody may see them."""

    organisation_field: ClassVar[str] = "organisation"
    people_fields: ClassVar[Iterable[str]] = ("owner",)

    def visible_to(self, actor: Actor) -> Self:
        """Select what this actor may see now; partner organisations do not widen it.

        Co-authors are asked for by EXISTS: a join would give a case once for each of them.
        """
        return self.filter(in_its_time()).filter(self._meant_for(actor))

    def _meant_for(self, actor: Actor) -> Q:
        if actor.is_editor:
            return Q()
        meant = meant_for(actor, organisation=self.organisation_field)
        meant &= ~Q(standing=Standing.WITHDRAWN)
        return meant | self._written_by(actor) if actor.is_signed_in else meant

    def _written_by(self, actor: Actor) -> Q:
        links = self.model.co_authors.through.objects
        return Q(owner=actor.user_id) | Q(
            Exists(links.filter(casepage=OuterRef("pk"), user=actor.user_id))
        )

    def written_by(self, actor: Actor) -> Self:
        """Select what somebody wrote, alone or with others, published or not."""
        return self.filter(self._written_by(actor)) if actor.is_signed_in else self.none()

    def workable_by(self, actor: Actor) -> Self:
        """Select what somebody may work on: what they wrote, and register rows of their organisations."""
        if not actor.is_signed_in:
            return self.none()
        rows = ~Q(source="") & Q(organisation__in=actor.organisation_ids)
        return self.filter((self._written_by(actor) & Q(source="")) | rows)

    def own(self) -> Self:
        """Select what members wrote."""
        return self.filter(source="")

    def imported(self) -> Self:
        """Select what came from a register."""
        return self.exclude(source="")

    def offered(self) -> Self:
        """Select what overviews offer: archived and withdrawn cases are left out."""
        return self.filter(standing__in=OFFERED)

    def unconfirmed_since(self, before: datetime) -> Self:
        """Select what members wrote, stands online and was confirmed last before a moment.

        What lies with the editors is left alone: its author is busy with it.
        """
        submissions: Any = self.model._meta.get_field("submissions").related_model
        waits = submissions.objects.filter(page=OuterRef("pk"), answered_at=None)
        shown = self.own().offered().filter(in_its_time(), ~Exists(waits))
        return shown.with_confirmation().filter(sure_at__lt=before)

    def with_confirmation(self) -> Self:
        """Say of each when its author last stood for it."""
        moments = ("confirmed_at", "last_published_at", "first_published_at")
        return self.annotate(sure_at=Coalesce(*moments))

    def with_parts(self) -> Self:
        """Fetch what belongs to a case along with it, in a fixed number of queries."""
        parts = self.model._meta
        together = (
            ("tagged_items", "tag"),
            ("partners", "organisation"),
            ("attachments", "attachment__access"),
        )
        rows = [
            Prefetch(name, parts.get_field(name).related_model.objects.select_related(along))
            for name, along in together
        ]
        along = self.select_related("organisation", "contact", "owner")
        return along.with_reuses().prefetch_related("links", *rows)

    def with_reuses(self) -> Self:
        """Count along how often each was applied, and say whether it has kin at all."""
        reuses: Any = self.model._meta.get_field("reuses").related_model.objects
        of_case = reuses.filter(original=OuterRef("pk"))
        shown = of_case.shown().order_by().values("original").annotate(number=Count("pk"))
        kin = reuses.filter(Q(original=OuterRef("pk")) | Q(adapted=OuterRef("pk")))
        count = Subquery(shown.values("number"), output_field=IntegerField())
        return self.annotate(reuse_count=Coalesce(count, 0), has_kin=Exists(kin))

    def own_first(self) -> Self:
        """Put what members wrote before what came from a register, so that rows never drown people."""
        rank = Case(When(source="", then=Value(0)), default=Value(1), output_field=IntegerField())
        return self.annotate(rank=rank)

    def like(self, case: "CasePage") -> Self:
        """Select cases on the same themes or of the same organisation, the most alike first."""
        themes = [theme.pk for theme in case.themes.all()]
        links = self.model.themes.through.objects.filter(casepage=OuterRef("pk"), theme__in=themes)
        number = links.order_by().values("casepage").annotate(number=Count("pk")).values("number")
        alike = Q(shared__gt=0)
        if case.organisation_id:
            alike |= Q(organisation=case.organisation_id)
        return (
            self.exclude(pk=case.pk)
            .annotate(shared=Coalesce(Subquery(number, output_field=IntegerField()), 0))
            .filter(alike)
            .own_first()
            .order_by("rank", "-shared", "-first_published_at", "-pk")
        )


class AuthorQuestionQuerySet(models.QuerySet["AuthorQuestion"]):
    """Questions to authors."""

    def due_for_reminder(self, asked_by: date) -> Self:
        """Select questions asked by a day at the latest, so long ago that the author deserves a reminder."""
        return self.filter(
            answered_at=None, reminded_at=None, asked_at__date__lte=asked_by
        ).select_related("page__contact", "page__owner")


class ReuseQuerySet(models.QuerySet["Reuse"]):
    """Who applied a case, and what came of it."""

    def shown(self) -> Self:
        """Select what counts."""
        return self.filter(state=ReuseState.SHOWN)

    def visible_to(self, actor: Actor) -> Self:
        """Select re-uses that somebody may read; what was withdrawn only who wrote it, and editors.

        Whether the cases on both sides may be seen is asked of those cases.
        """
        if actor.is_editor:
            return self
        seen = Q(state=ReuseState.SHOWN)
        return self.filter(seen | Q(user=actor.user_id) if actor.is_signed_in else seen)


class TakingQuerySet(models.QuerySet["Taking"]):
    """What people took along; nobody sees what somebody else took."""

    def of(self, actor: Actor) -> Self:
        """Select what somebody took."""
        return self.filter(user=actor.user_id) if actor.is_signed_in else self.none()

    def due(self, taken: tuple[datetime, datetime]) -> Self:
        """Select what was taken in this time and was not asked about yet."""
        return self.filter(asked_at=None, answer="", taken_at__range=taken, user__is_active=True)

    def to_answer(self) -> Self:
        """Select what we asked about and nobody answered yet."""
        return self.filter(asked_at__isnull=False, answer="")
