"""Questions about people."""

from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from alliantie.visibility import Actor
from people.choices import Visibility

if TYPE_CHECKING:
    from people.models import Person  # noqa: F401 - named in the annotations below


def seen_by(actor: Actor, block: str) -> Q:
    """Select people of whom this actor may see a block (`show_who`, `show_knowledge`, `show_contact`)."""
    if actor.is_editor:
        return Q()
    allowed = [Visibility.EVERYONE, *([Visibility.MEMBERS] if actor.is_member else [])]
    seen = Q(**{f"{block}__in": allowed})
    return seen | Q(user=actor.user_id) if actor.is_signed_in else seen


class PersonQuerySet(models.QuerySet["Person"]):
    """People as somebody may see them."""

    def visible_to(self, actor: Actor) -> Self:
        """Select who may be named to this actor: the name is part of the block "who I am".

        Suspended, hidden and former members are seen by editors only, and by themselves.
        """
        if actor.is_editor:
            return self
        standing = Q(user__is_active=True, hidden_at=None) & Q(Exists(self._memberships()))
        seen = standing & seen_by(actor, "show_who")
        return (
            self.filter(seen | Q(user=actor.user_id)) if actor.is_signed_in else self.filter(seen)
        )

    def _memberships(self) -> Any:
        accounts: Any = self.model._meta.get_field("user").related_model
        memberships: Any = accounts._meta.get_field("memberships").related_model
        return memberships.objects.active().filter(user=OuterRef("user"))

    def active(self) -> Self:
        """Select who may be asked at all: an account that works, a current membership, not hidden."""
        return self.filter(user__is_active=True, hidden_at=None).filter(Exists(self._memberships()))

    def with_room(self, today: date) -> Self:
        """Select who may be asked today: not pausing, with room in the month's budget."""
        budgets: Any = self.model._meta.get_field("budgets").related_model
        spent = budgets.objects.filter(
            person=OuterRef("pk"), month=today.replace(day=1), taken__gte=F("allowed")
        )
        return (
            self.active()
            .filter(Q(paused_until=None) | Q(paused_until__lt=today))
            .filter(monthly_budget__gt=0)
            .exclude(Exists(spent))
        )
