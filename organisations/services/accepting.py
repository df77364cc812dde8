"""Accept an invitation: once, by whoever comes first, with the rights that who invited has by then."""

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.notices import notify
from alliantie.audit import record
from organisations.actors import actor_for
from organisations.choices import InvitedBy, Listing, MembershipState
from organisations.models import Invitation, Membership
from organisations.policies import NotAllowedError, check_acceptable, may_look_after
from organisations.resolving import current_of

from .memberships import Face, enter, open_membership
from .steps import take_step

ACCEPTED_NOTICE = "invitation-accepted"


@transaction.atomic
def accept_invitation(*, invitation: Invitation, user: User, face: Face) -> Membership:
    """Let in who accepts first; for them alone a second click gives the same membership.

    When who invited may not admit any more, it is a request like any other.
    """
    if not User.objects.filter(pk=user.pk, is_active=True).exists():
        raise NotAllowedError(_("Met dit account kun je nu niet meedoen."))
    open_one = Invitation.objects.standing().filter(pk=invitation.pk)
    won = open_one.update(accepted_at=timezone.now(), accepted_by=user)
    invitation.refresh_from_db()
    if not won:
        if invitation.accepted_by_id == user.pk and invitation.membership is not None:
            return invitation.membership
        check_acceptable(invitation.state)
    membership, is_new = open_membership(
        user=user, organisation=invitation.organisation, sector=invitation.sector, face=face
    )
    invitation.membership = membership
    invitation.save(update_fields=["membership"])
    record(action="invitation.accept", obj=invitation, actor_id=user.pk)
    _let_in(invitation, membership, is_new=is_new)
    return membership


def _let_in(invitation: Invitation, membership: Membership, *, is_new: bool) -> None:
    if _still_admits(invitation):
        take_step(
            membership,
            MembershipState.ACTIVE,
            actor_id=invitation.invited_by_id,
            origin="invitation",
        )
        _tell_inviter(invitation)
    elif is_new:
        enter(membership=membership)


def _still_admits(invitation: Invitation) -> bool:
    """Ask the rights of who invited as they are now; an organisation that was refused takes nobody."""
    if invitation.invited_by is None:
        return False
    actor = actor_for(invitation.invited_by)
    organisation = invitation.organisation
    is_hidden = organisation is not None and organisation.listing == Listing.HIDDEN
    if organisation is None or invitation.by == InvitedBy.EDITOR:
        return actor.is_editor and not is_hidden
    return not is_hidden and may_look_after(actor, current_of(organisation).pk)


def _tell_inviter(invitation: Invitation) -> None:
    organisation = invitation.organisation
    url = reverse("memberships:overview")
    if invitation.by == InvitedBy.EDITOR:
        url = reverse("invitations")
    elif organisation is not None:
        url = reverse("memberships:care", args=[organisation.slug])
    notify(
        user_ids=[invitation.invited_by_id] if invitation.invited_by_id else [],
        kind=ACCEPTED_NOTICE,
        text=_("Iemand die je uitnodigde, doet nu mee."),
        url=url,
        once_key=f"invitation-accepted-{invitation.pk}",
    )
