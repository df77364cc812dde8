"""Asking authors whether a case still holds."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any, ClassVar

from django.db.models import OuterRef, QuerySet, Subquery
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alliantie.choices import Unit
from alliantie.freshness.kinds import Item, Kind, register
from alliantie.periods import Period
from alliantie.visibility import Actor, in_its_time
from cases.choices import Standing
from cases.models import CasePage
from cases.people import keepers_of, perhaps_kept_by
from cases.services import freshness


class Cases(Kind):
    """Use cases of members; what came from a register is not asked about."""

    name: ClassVar[str] = freshness.KIND
    label: ClassVar[str | Promise] = _("Praktijkvoorbeeld")
    period: ClassVar[Period] = Period(
        "review_case", _("Praktijkvoorbeeld: tot de vraag of het nog klopt"), Unit.MONTHS, 18, 6, 60
    )
    archives: ClassVar[bool] = True

    def due(self, before: datetime) -> QuerySet[Any]:
        """Select what nobody confirmed since."""
        return CasePage.objects.unconfirmed_since(before)

    def archived(self) -> QuerySet[Any]:
        """Select what can be brought back."""
        return CasePage.objects.own().filter(live=True, standing=Standing.ARCHIVED)

    def owners(self, keys: Collection[int]) -> Mapping[int, set[int]]:
        """Give the authors who still work there, else who administers the organisation."""
        return keepers_of(keys)

    def perhaps_of(self, actor: Actor) -> QuerySet[Any]:
        """Select what somebody wrote or administers."""
        return perhaps_kept_by(actor)

    def items(self, keys: Collection[int], actor: Actor | None = None) -> Mapping[int, Item]:
        """Describe what is online; who wrote it can change it on the desk."""
        rows = CasePage.objects.filter(in_its_time(), pk__in=keys).with_confirmation()
        own = CasePage.objects.workable_by(actor).filter(pk__in=keys) if actor else None
        writes = set(own.values_list("pk", flat=True)) if own is not None else set()
        return {
            row.pk: Item(
                title=row.title,
                url=row.url or "",
                confirmed_at=row.sure_at,
                change_url=reverse("desk:case", args=[row.pk]) if row.pk in writes else "",
                cms_url=reverse("wagtailadmin_pages:edit", args=[row.pk]),
            )
            for row in rows
        }

    def title(self) -> Any:
        """Give the title as everybody reads it."""
        return Subquery(CasePage.objects.filter(pk=OuterRef("key")).values("title")[:1])

    def confirm(self, *, key: int, actor: Actor) -> None:
        """Keep that it still holds."""
        freshness.still_holds(case_id=key, actor_id=actor.user_id)

    def mark(self, *, key: int, before: datetime) -> bool:
        """Put the notice on the page."""
        return freshness.tell_readers(case_id=key, before=before)

    def archive(self, *, key: int, actor_id: int | None, before: datetime | None = None) -> bool:
        """Take it out of overviews and search."""
        return freshness.archive(case_id=key, actor_id=actor_id, before=before)


def connect() -> None:
    """Have cases asked about."""
    register(Cases())
