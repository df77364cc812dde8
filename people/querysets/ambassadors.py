"""Questions about ambassadors."""

from collections.abc import Collection
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Case, Exists, F, IntegerField, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from alliantie.visibility import Actor
from organisations.choices import Listing

from .people import seen_by

if TYPE_CHECKING:
    from people.models import Ambassadorship  # noqa: F401 - named in the annotations below


class AmbassadorshipQuerySet(models.QuerySet["Ambassadorship"]):
    """Terms of ambassadors."""

    def current(self, today: date) -> Self:
        """Select terms that run today."""
        return self.filter(starts_on__lte=today, ends_on__gte=today).filter(
            Q(ended_on=None) | Q(ended_on__gt=today)
        )

    def not_over(self, today: date) -> Self:
        """Select terms that run today or are still to come."""
        return self.filter(ends_on__gte=today).filter(Q(ended_on=None) | Q(ended_on__gt=today))

    def visible_to(self, actor: Actor) -> Self:
        """Select terms that run today, of people who take part and whose name this actor may see."""
        people: Any = self.model._meta.get_field("person").related_model
        seen = people.objects.active().visible_to(actor)
        return self.current(timezone.localdate()).filter(person__in=seen)

    def knowing(self, actor: Actor) -> Self:
        """Note whether this actor may see what somebody knows and wants to do."""
        people: Any = self.model._meta.get_field("person").related_model
        shown = people.objects.filter(seen_by(actor, "show_knowledge"), pk=OuterRef("person"))
        return self.annotate(knowledge_shown=Exists(shown))

    def about(self, theme_ids: Collection[int]) -> Self:
        """Select terms for one of these themes, each once."""
        links: Any = self.model.themes.through
        found = links.objects.filter(ambassadorship=OuterRef("pk"), theme__in=list(theme_ids))
        return self.filter(Exists(found))

    def of_organisation(self, organisation_id: int) -> Self:
        """Select terms of who works there and agreed to stand on its page."""
        return self.filter(Exists(self._memberships().shown().filter(organisation=organisation_id)))

    def for_cards(self, today: date) -> Self:
        """Fetch what a card shows along: who, where they work, how often they were asked this month."""
        budgets: Any = self.model._meta.get_field("person").related_model
        budgets = budgets._meta.get_field("budgets").related_model
        taken = budgets.objects.filter(person=OuterRef("person"), month=today.replace(day=1))
        works = (
            self._memberships()
            .active()
            .filter(organisation__listing=Listing.LISTED)
            .order_by("started_on", "pk")
        )
        return self.select_related("person__portrait").annotate(
            taken=Coalesce(Subquery(taken.values("taken")[:1]), Value(0)),
            works_at=Subquery(works.values("organisation__name")[:1]),
        )

    def room_first(self, today: date) -> Self:
        """Put who may be asked today before who may not; needs `for_cards`."""
        resting = Q(person__paused_until__gte=today) | Q(taken__gte=F("person__monthly_budget"))
        rank = Case(When(resting, then=Value(1)), default=Value(0), output_field=IntegerField())
        return self.annotate(rank=rank).order_by("rank", "person__name", "pk")

    def to_be_asked(self, today: date, before: timedelta) -> Self:
        """Select terms that end soon, whose ambassador was not asked yet and has no next term."""
        later = self.model.objects.filter(
            person=OuterRef("person"), starts_on__gt=OuterRef("ends_on"), ended_on=None
        )
        return (
            self.current(today)
            .filter(
                ends_on__lte=today + before, renewal_asked_at=None, person__user__is_active=True
            )
            .exclude(Exists(later))
        )

    def _memberships(self) -> Any:
        people: Any = self.model._meta.get_field("person").related_model
        accounts: Any = people._meta.get_field("user").related_model
        memberships: Any = accounts._meta.get_field("memberships").related_model
        return memberships.objects.filter(user=OuterRef("person__user"))
