"""Questions about offers and needs."""

from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from alliantie.visibility import Actor
from organisations.choices import MembershipState
from people.choices import OfferState

if TYPE_CHECKING:
    from people.models import Offer  # noqa: F401 - named in the annotations below

LEFT = (MembershipState.ENDED, MembershipState.REFUSED)


class OfferQuerySet(models.QuerySet["Offer"]):
    """Offers and needs as somebody may see them."""

    def standing(self) -> Self:
        """Select what stands on the site: open, in its time, of who takes part."""
        return self.filter(self._stands())

    def left_behind(self) -> Self:
        """Select what still looks open while its owner no longer takes part, or not for that organisation.

        An account that is suspended or hidden may come back: its offers wait out of sight.
        """
        return self.filter(state=OfferState.OPEN).exclude(self._takes_part())

    def visible_to(self, actor: Actor) -> Self:
        """Select what stands; the owner sees the rest of their own too, editors see all."""
        if actor.is_editor:
            return self
        if not actor.is_signed_in:
            return self.standing()
        return self.filter(self._stands() | Q(person__user=actor.user_id))

    def of(self, actor: Actor) -> Self:
        """Select what somebody placed, in whatever state."""
        return self.filter(person__user=actor.user_id) if actor.is_signed_in else self.none()

    def with_company(self) -> Self:
        """Fetch along what a list shows."""
        return self.select_related("theme", "organisation", "person")

    def with_names_for(self, actor: Actor) -> Self:
        """Say of each whether this actor may know who placed it."""
        people: Any = self.model._meta.get_field("person").related_model
        seen = people.objects.visible_to(actor).filter(pk=OuterRef("person"))
        return self.with_company().annotate(is_named=Exists(seen))

    def with_leaving(self) -> Self:
        """Say of each whether its owner took part before and no longer does."""
        return self.annotate(has_left=Exists(self._ties(state__in=LEFT)) & ~self._is_member())

    def _stands(self) -> Q:
        awake = Q(person__user__is_active=True, person__hidden_at=None)
        now = Q(state=OfferState.OPEN, valid_until__gte=timezone.localdate())
        return now & awake & self._takes_part()

    def _takes_part(self) -> Q:
        """Say whose offers stand: members', and newcomers' whom an editor let through.

        What speaks for an organisation stands only while its owner works there.
        """
        new = Q(let_through_at__isnull=False) & ~Q(Exists(self._ties(state__in=LEFT)))
        company = Exists(self._active(organisation=OuterRef("organisation")))
        return (Q(self._is_member()) | new) & (Q(organisation=None) | Q(company))

    def _is_member(self) -> Exists:
        return Exists(self._active())

    def _ties(self, **which: Any) -> Any:
        return self._memberships().filter(user=OuterRef("person__user"), **which)

    def _active(self, **which: Any) -> Any:
        return self._memberships().active().filter(user=OuterRef("person__user"), **which)

    def _memberships(self) -> Any:
        people: Any = self.model._meta.get_field("person").related_model
        accounts: Any = people._meta.get_field("user").related_model
        return accounts._meta.get_field("memberships").related_model.objects
