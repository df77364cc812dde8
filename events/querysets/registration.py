"""Questions about registrations."""

from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from alliantie.visibility import Actor
from events.choices import EndedBy, RegistrationState

if TYPE_CHECKING:
    from events.models import Registration  # noqa: F401 - named below

HOLDING = (
    RegistrationState.CONFIRMED,
    RegistrationState.OFFERED,
    RegistrationState.ATTENDED,
    RegistrationState.NO_SHOW,
)
COMING = (RegistrationState.CONFIRMED, RegistrationState.ATTENDED)


class RegistrationQuerySet(models.QuerySet["Registration"]):
    """Who comes, waits, or came."""

    def of(self, actor: Actor) -> Self:
        """Select somebody's own."""
        return self.filter(user=actor.user_id) if actor.is_signed_in else self.none()

    def holding(self) -> Self:
        """Select who holds a seat."""
        return self.filter(state__in=HOLDING)

    def coming(self) -> Self:
        """Select who has said yes and has a seat."""
        return self.filter(state__in=COMING)

    def who_was_there(self) -> Self:
        """Select who was ticked off or went in by their link; where nobody was ticked off, all who came."""
        ticked = self.model.objects.filter(
            event=OuterRef("event"), state=RegistrationState.ATTENDED
        ).order_by()
        was_there = Q(state=RegistrationState.ATTENDED) | ~Q(opened_on="") | ~Exists(ticked)
        return self.coming().filter(was_there)

    def standing(self) -> Self:
        """Select what is not ended and not waiting for a code."""
        return self.exclude(state__in=(RegistrationState.CANCELLED, RegistrationState.UNCONFIRMED))

    def planned_by(self) -> Self:
        """Select what stands in somebody's own calendar: also what ended because it was called off."""
        ended = (RegistrationState.CANCELLED, RegistrationState.UNCONFIRMED)
        return self.filter(~Q(state__in=ended) | Q(ended_by=EndedBy.MEETING))

    def waiting(self) -> Self:
        """Select who waits, first come first."""
        return self.filter(state=RegistrationState.WAITING).order_by("ticket")

    def offers_over(self, now: datetime) -> Self:
        """Select offers nobody took in time, or of what is over."""
        is_over = Q(offered_until__lte=now) | Q(event__ends_at__lte=now)
        return self.filter(is_over, state=RegistrationState.OFFERED)

    def to_be_told(self, event_id: int | OuterRef, sequence: int | OuterRef) -> Self:
        """Select who has a seat or waits, or whose meeting was called off, and does not know the last."""
        ended = Q(state=RegistrationState.CANCELLED)
        concerned = Q(ended_by=EndedBy.MEETING) | ~(ended | Q(state=RegistrationState.UNCONFIRMED))
        return self.filter(concerned, event=event_id, told_sequence__lt=sequence, erased_at=None)

    def ahead_of(self, ticket: int) -> Self:
        """Select who waits and came first."""
        return self.filter(state=RegistrationState.WAITING, ticket__lt=ticket)

    def same_organisation(self, *, organisation_id: int | None, name: str) -> Self:
        """Select who comes for the same organisation, by row or by the name a guest typed."""
        named = name.strip()
        same = Q(organisation_name__iexact=named) | Q(organisation__name__iexact=named)
        if organisation_id is not None:
            own = Q(organisation=organisation_id)
            return self.filter(own | same if named else own)
        return self.filter(same) if named else self.none()

    def unconfirmed_before(self, moment: datetime) -> Self:
        """Select who never typed the code."""
        return self.filter(state=RegistrationState.UNCONFIRMED, registered_at__lt=moment)

    def for_hosts(self) -> Self:
        """Select what a host sees, with names and organisations; who never confirmed is nobody yet."""
        shown = self.exclude(state=RegistrationState.UNCONFIRMED)
        return shown.select_related("user__person", "organisation")
