"""Questions about use cases."""

from collections.abc import Iterable
from typing import ClassVar, Self

from django.db.models import Exists, OuterRef, Q

from alliantie.querysets import VisiblePageQuerySet
from alliantie.visibility import Actor, in_its_time, meant_for

from .choices import Standing

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

    def own(self) -> Self:
        """Select what members wrote."""
        return self.filter(source="")

    def imported(self) -> Self:
        """Select what came from a register."""
        return self.exclude(source="")

    def offered(self) -> Self:
        """Select what overviews offer: archived and withdrawn cases are left out."""
        return self.filter(standing__in=OFFERED)

    def with_parts(self) -> Self:
        """Fetch what belongs to a case along with it, in a fixed number of queries."""
        return self.select_related("organisation", "contact", "lead_picture").prefetch_related(
            "themes",
            "tagged_items__tag",
            "partners__organisation",
            "attachments__attachment",
            "links",
        )
