"""Questions about organisations and memberships."""

from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from alliantie.visibility import Actor

from .choices import Listing, MembershipRole, MembershipState, Region
from .naming import name_key

if TYPE_CHECKING:
    from .models import Membership, Organisation  # noqa: F401 - named in the annotations below


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    """Organisations as somebody may see them."""

    def visible_to(self, actor: Actor) -> Self:
        """Select listed organisations; members see their own proposal too, editors see all."""
        if actor.is_editor:
            return self
        return self.filter(Q(listing=Listing.LISTED) | Q(pk__in=actor.organisation_ids))

    def standing(self) -> Self:
        """Select what can be found and chosen: listed, and not gone up into another organisation."""
        return self.filter(listing=Listing.LISTED, successor=None)

    def in_overview(self) -> Self:
        """Select what overviews offer unasked: what stands, without bodies abroad nobody works for here.

        A foreign register brings hundreds; they would drown the organisations of this network.
        """
        members: Any = self.model._meta.get_field("memberships").related_model
        claimed = members.objects.active().values("organisation")
        from_abroad = Q(region=Region.INTERNATIONAL) & ~Q(register_source="")
        return self.standing().exclude(from_abroad & ~Q(pk__in=claimed))

    def named_like(self, words: str) -> Self:
        """Select organisations in one of whose names all these words stand, or with this abbreviation."""
        key = name_key(words)
        if not key:
            return self
        names = Q(abbreviation__iexact=words)
        spelled = Q()
        for word in key.split():
            spelled &= Q(key__contains=word)
        table: Any = self.model._meta.get_field("names").related_model
        spellings = table.objects.filter(spelled)
        return self.filter(names | Q(pk__in=spellings.values("organisation")))


class MembershipQuerySet(models.QuerySet["Membership"]):
    """Memberships; rights come only from active ones."""

    def active(self) -> Self:
        """Select memberships that hold today."""
        today = timezone.localdate()
        return self.filter(state=MembershipState.ACTIVE).filter(
            Q(ended_on__isnull=True) | Q(ended_on__gt=today)
        )

    def open_requests(self) -> Self:
        """Select what waits for a decision, oldest first."""
        return self.filter(state=MembershipState.REQUESTED).order_by("created_at", "pk")

    def administrators(self) -> Self:
        """Select who administers an organisation today."""
        return self.active().filter(role=MembershipRole.ADMIN)

    def shown(self) -> Self:
        """Select members who agreed to stand on the page of their organisation."""
        return self.active().filter(is_shown=True, user__is_active=True)
