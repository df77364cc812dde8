"""Who invites, and whom we want to reach; plain Python."""

from datetime import datetime
from typing import Protocol

from django.utils.translation import gettext as _

from organisations.choices import (
    CoverageGroup,
    InvitationState,
    OrganisationKind,
    Region,
)

from .memberships import may_look_after
from .refusals import ActorLike, GoneError, NotAllowedError

CARIBBEAN = frozenset({Region.BONAIRE, Region.SINT_EUSTATIUS, Region.SABA})
CIVIL_SOCIETY = frozenset({OrganisationKind.NGO, OrganisationKind.RESIDENTS_INITIATIVE})


class InvitationLike(Protocol):
    """What the rules need to know of an invitation."""

    expires_at: datetime
    accepted_at: datetime | None
    withdrawn_at: datetime | None


def state_of(invitation: InvitationLike, now: datetime) -> InvitationState:
    """Give where an invitation is in its life."""
    if invitation.accepted_at is not None:
        return InvitationState.ACCEPTED
    if invitation.withdrawn_at is not None:
        return InvitationState.WITHDRAWN
    return InvitationState.OPEN if invitation.expires_at > now else InvitationState.EXPIRED


def check_acceptable(state: InvitationState) -> None:
    """Refuse an invitation that does not hold any more."""
    if state != InvitationState.OPEN:
        raise GoneError(_gone(state))


def _gone(state: InvitationState) -> str:
    if state == InvitationState.ACCEPTED:
        return _("Deze uitnodiging is al gebruikt. Vraag een nieuwe aan wie je uitnodigde.")
    if state == InvitationState.WITHDRAWN:
        return _("Deze uitnodiging is ingetrokken.")
    return _("Deze uitnodiging is verlopen. Vraag een nieuwe aan wie je uitnodigde.")


def check_invite(actor: ActorLike, organisation_id: int | None) -> None:
    """Refuse who does not look after this organisation; as oneself only editors invite."""
    allowed = actor.is_editor if organisation_id is None else may_look_after(actor, organisation_id)
    if not allowed:
        raise NotAllowedError(
            _("Alleen de redactie of een beheerder van de organisatie nodigt uit.")
        )


def coverage_group(kind: str, region: str) -> CoverageGroup:
    """Give the part that an organisation counts for; in the Caribbean it is the place that counts."""
    if region in CARIBBEAN:
        return CoverageGroup.CARIBBEAN
    if kind == OrganisationKind.MUNICIPALITY:
        return CoverageGroup.MUNICIPALITY
    if kind == OrganisationKind.PROVINCE:
        return CoverageGroup.PROVINCE
    return CoverageGroup.CIVIL_SOCIETY if kind in CIVIL_SOCIETY else CoverageGroup.OTHER
