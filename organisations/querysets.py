"""Questions about organisations and memberships."""

from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from alliantie.visibility import Actor

from .choices import InvitationState, Listing, MembershipRole, MembershipState, Region
from .naming import name_key

if TYPE_CHECKING:
    from .models import Invitation, Membership, Organisation  # noqa: F401 - named in the annotations below


def hash_of(token: str) -> str:
    """Give what we keep of the secret in a link; it is too long to guess, so one hash will do."""
    return sha256(token.encode(errors="surrogatepass")).hexdigest()


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    """Organisations as somebody may see them."""

    def visible_to(self, actor: Actor) -> Self:
        """Select listed organisations; members see their own proposal too, editors see all."""
        if actor.is_editor:
            return self
        return self.filter(Q(listing=Listing.LISTED) | Q(pk__in=actor.organisation_ids))

    def with_care(self) -> Self:
        """Say of each whether somebody administers it today."""
        members: Any = self.model._meta.get_field("memberships").related_model
        caring = members.objects.administrators().filter(organisation=OuterRef("pk"))
        return self.annotate(has_administrator=Exists(caring))

    def unconfirmed_since(self, before: datetime) -> Self:
        """Select organisations somebody works for here, whose profile was confirmed last before a moment.

        What a register brought and nobody took on is left alone.
        """
        members: Any = self.model._meta.get_field("memberships").related_model
        working = members.objects.active().filter(organisation=OuterRef("pk"))
        rows = self.standing().filter(Exists(working)).with_confirmation()
        return rows.filter(sure_at__lt=before)

    def with_confirmation(self) -> Self:
        """Say of each when somebody last stood for it: by a click, or by beginning to look after it."""
        members: Any = self.model._meta.get_field("memberships").related_model
        first = members.objects.administrators().filter(organisation=OuterRef("pk"))
        begun = Subquery(first.order_by("created_at").values("created_at")[:1])
        return self.annotate(sure_at=Coalesce("confirmed_at", begun, "created_at"))

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
        """Select who administers an organisation today; a suspended account looks after nothing."""
        return self.active().filter(role=MembershipRole.ADMIN, user__is_active=True)

    def asking_to_administer(self) -> Self:
        """Select who offered to look after an organisation that still has nobody, oldest first."""
        cared_for = self.model.objects.administrators()
        rows = self.active().filter(user__is_active=True, admin_asked_at__isnull=False)
        rows = rows.exclude(organisation__in=cared_for.values("organisation"))
        return rows.order_by("admin_asked_at", "pk")

    def shown(self) -> Self:
        """Select members who agreed to stand on the page of their organisation."""
        return self.active().filter(is_shown=True, user__is_active=True)


class InvitationQuerySet(models.QuerySet["Invitation"]):
    """Invitations."""

    def of_token(self, token: str) -> Self:
        """Select the invitation behind a link."""
        return self.filter(token_hash=hash_of(token))

    def standing(self) -> Self:
        """Select what can still be accepted."""
        return self.filter(accepted_at=None, withdrawn_at=None, expires_at__gt=timezone.now())

    def ended_before(self, moment: datetime) -> Self:
        """Select what was accepted, withdrawn or expired before a moment and still says who was asked."""
        ended = Q(accepted_at__lt=moment) | Q(withdrawn_at__lt=moment) | Q(expires_at__lt=moment)
        return self.filter(ended).exclude(name="", email="")

    def in_state(self, state: str) -> Self:
        """Select by where they are in their life; an unknown state selects all."""
        now = timezone.now()
        waiting = Q(accepted_at=None, withdrawn_at=None)
        ways = {
            InvitationState.OPEN.value: waiting & Q(expires_at__gt=now),
            InvitationState.EXPIRED.value: waiting & Q(expires_at__lte=now),
            InvitationState.ACCEPTED.value: Q(accepted_at__isnull=False),
            InvitationState.WITHDRAWN.value: Q(withdrawn_at__isnull=False),
        }
        return self.filter(ways.get(state, Q()))
