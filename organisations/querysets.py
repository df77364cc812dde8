"""Questions about organisations and memberships."""

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from alliantie.visibility import Actor

from .choices import Listing, MembershipState

if TYPE_CHECKING:
    from .models import Membership, Organisation  # noqa: F401 - named in the annotations below


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    """Organisations as somebody may see them."""

    def visible_to(self, actor: Actor) -> Self:
        """Select listed organisations; members see their own proposal too, editors see all."""
        if actor.is_editor:
            return self
        return self.filter(Q(listing=Listing.LISTED) | Q(pk__in=actor.organisation_ids))

    def in_overview(self) -> Self:
        """Select what overviews offer: listed, and not gone up into another organisation."""
        return self.filter(listing=Listing.LISTED, successor=None)


class MembershipQuerySet(models.QuerySet["Membership"]):
    """Memberships; rights come only from active ones."""

    def active(self) -> Self:
        """Select memberships that hold today."""
        today = timezone.localdate()
        return self.filter(state=MembershipState.ACTIVE).filter(
            Q(ended_on__isnull=True) | Q(ended_on__gt=today)
        )
