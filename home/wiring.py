"""Asking editors whether their own pages still hold."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any, ClassVar

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alliantie.choices import Unit
from alliantie.freshness.kinds import Item, Kind, register
from alliantie.freshness.pages import confirm_page
from alliantie.merging.registry import Relation, relate
from alliantie.periods import Period
from alliantie.visibility import Actor, in_its_time

from .models import EditorialPage


class EditorialPages(Kind):
    """Pages of the editors: nobody gets a mail, they stand in "Vandaag" at once."""

    name: ClassVar[str] = "pagina"
    label: ClassVar[str | Promise] = _("Redactionele pagina")
    period: ClassVar[Period] = Period(
        "review_page",
        _("Redactionele pagina: tot de vraag of die nog klopt"),
        Unit.MONTHS,
        12,
        3,
        36,
    )

    def due(self, before: datetime) -> QuerySet[Any]:
        """Select what was neither published nor confirmed since."""
        old = (Q(confirmed_at=None) | Q(confirmed_at__lt=before)) & Q(last_published_at__lt=before)
        return EditorialPage.objects.filter(in_its_time(), old)

    def archived(self) -> QuerySet[Any]:
        """Give nothing: editors take a page offline themselves."""
        return EditorialPage.objects.none()

    def owners(self, keys: Collection[int]) -> Mapping[int, set[int]]:
        """Name nobody: all editors look after them together."""
        return {}

    def perhaps_of(self, actor: Actor) -> QuerySet[Any]:
        """Give nothing: they are on nobody's desk."""
        return EditorialPage.objects.none()

    def items(self, keys: Collection[int], actor: Actor | None = None) -> Mapping[int, Item]:
        """Describe what is online."""
        return {
            row.pk: Item(
                title=row.title,
                url=row.url or "",
                confirmed_at=max(
                    filter(None, (row.confirmed_at, row.last_published_at)), default=None
                ),
                cms_url=reverse("wagtailadmin_pages:edit", args=[row.pk]),
            )
            for row in EditorialPage.objects.filter(in_its_time(), pk__in=keys)
        }

    def title(self) -> Any:
        """Give the title as everybody reads it."""
        return Subquery(EditorialPage.objects.filter(pk=OuterRef("key")).values("title")[:1])

    def confirm(self, *, key: int, actor: Actor) -> None:
        """Keep that it still holds."""
        confirm_page(model=EditorialPage, name=self.name, key=key, actor_id=actor.user_id)

    def mark(self, *, key: int, before: datetime) -> bool:
        """Tell readers nothing: editors see it in "Vandaag" until they decide."""
        return False

    def archive(self, *, key: int, actor_id: int | None, before: datetime | None = None) -> bool:
        """Leave it where it is."""
        return False


def connect() -> None:
    """Have editorial pages looked after, and chosen use cases go along when those are merged."""
    register(EditorialPages())
    relate(
        "praktijkvoorbeeld",
        Relation("home.FeaturedCase.case", label=_("Gekozen op de voorpagina"), swept=True),
    )
