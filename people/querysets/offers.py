"""Questions about offers and needs."""

from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from alliantie.visibility import Actor
from people.choices import OfferState

if TYPE_CHECKING:
    from people.models import Offer  # noqa: F401 - named in the annotations below


class OfferQuerySet(models.QuerySet["Offer"]):
    """Offers and needs as somebody may see them."""

    def open(self, today: date) -> Self:
        """Select what still holds today."""
        return self.filter(state=OfferState.OPEN, valid_until__gte=today)

    def visible_to(self, actor: Actor) -> Self:
        """Select what is open and whose owner takes part; the owner sees the rest too, editors see all."""
        if actor.is_editor:
            return self
        people: Any = self.model._meta.get_field("person").related_model
        seen = Q(state=OfferState.OPEN, valid_until__gte=timezone.localdate()) & Q(
            person__in=people.objects.active()
        )
        if not actor.is_signed_in:
            return self.filter(seen)
        return self.filter(seen | Q(person__user=actor.user_id))
