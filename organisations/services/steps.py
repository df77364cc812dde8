"""The steps of a membership, each taken once; every service that lets in or ends takes them here."""

from typing import Any

from django.utils import timezone

from accounts.models import User
from alliantie.audit import record
from alliantie.mail import queue_mail
from alliantie.visibility import Actor
from organisations.choices import MembershipRole, MembershipState
from organisations.models import Membership, Organisation
from organisations.models.membership import OPEN_STATES
from organisations.policies import check_keeps_an_admin, check_step

ACTIONS: dict[str, tuple[str, str]] = {
    MembershipState.ACTIVE: ("membership.admit", "membership_admitted"),
    MembershipState.REFUSED: ("membership.refuse", "membership_refused"),
    MembershipState.ENDED: ("membership.end", "membership_ended"),
}


def take_step(
    membership: Membership,
    state: MembershipState,
    *,
    actor_id: int | None,
    origin: str,
    reason: str = "",
) -> Membership:
    """Take one step of the life, once; a second click finds it done and does nothing."""
    if membership.state == state:
        return membership
    check_step(membership.state, state)
    today = timezone.localdate()
    changes: dict[str, Any] = {"state": state}
    if state == MembershipState.ACTIVE:
        changes["started_on"] = today
    if state == MembershipState.ENDED:
        changes["ended_on"] = today
    won = Membership.objects.filter(pk=membership.pk, state=membership.state).update(**changes)
    membership.refresh_from_db()
    if not won:
        check_step(membership.state, state) if membership.state != state else None
        return membership
    action, template = ACTIONS[state]
    record(action=action, obj=membership, actor_id=actor_id, origin=origin)
    _tell(membership, template, reason)
    return membership


def _tell(membership: Membership, template: str, reason: str) -> None:
    """Write the mail about this step; once for each membership and step."""
    organisation = membership.organisation
    queue_mail(
        template=template,
        to=membership.user.email,
        context={
            "name": membership.user.first_name,
            "organisation": organisation.name if organisation else "",
            "sector": membership.get_sector_display().lower(),
            "reason": reason,
        },
        once_key=f"{template}-{membership.pk}",
    )


def standing(user: User, organisation: Organisation | None) -> Membership | None:
    """Give what somebody asked or has already; others who ask the same for them wait here."""
    User.objects.select_for_update().filter(pk=user.pk).first()
    return Membership.objects.filter(
        user=user, organisation=organisation, state__in=OPEN_STATES
    ).first()


def keep_an_admin(membership: Membership, actor: Actor, *, is_accepted: bool) -> None:
    """Refuse to leave an organisation without an admin unmeant; of two who leave at once one waits.

    An editor sees that nobody is left and finds somebody else.
    """
    is_admin = (membership.state, membership.role) == (
        MembershipState.ACTIVE,
        MembershipRole.ADMIN,
    )
    if membership.organisation_id is None or not is_admin or actor.is_editor:
        return
    Organisation.objects.select_for_update().get(pk=membership.organisation_id)
    others = Membership.objects.administrators().filter(organisation=membership.organisation_id)
    check_keeps_an_admin(others=others.exclude(pk=membership.pk).count(), is_accepted=is_accepted)
