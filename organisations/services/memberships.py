"""The life of a membership; rights follow on the next request, because actors are read from these rows."""

from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from alliantie.audit import record
from alliantie.mail import queue_mail
from alliantie.visibility import Actor
from organisations.choices import Listing, MembershipState, Sector
from organisations.models import Membership, Organisation
from organisations.models.membership import OPEN_STATES
from organisations.naming import clean_name
from organisations.policies import (
    OrganisationRefusedError,
    check_decide,
    check_editor,
    check_end,
    check_step,
)

from .domains import domain_of, remember_domain, verify_domain, works_at
from .organisations import accept_organisation

LONGEST_FUNCTION = 120


@transaction.atomic
def request_membership(
    *, user: User, organisation: Organisation | None, sector: str = "", function: str = ""
) -> Membership:
    """Ask to take part for an organisation, or as oneself; in at once with a verified mail domain.

    Asking again gives the membership that stands.
    """
    if (standing := _standing(user, organisation)) is not None:
        return standing
    if organisation is None and sector not in Sector.values:
        raise OrganisationRefusedError(_("Zeg als wie je meedoet, bijvoorbeeld als inwoner."))
    try:
        with transaction.atomic():
            membership = Membership.objects.create(
                user=user,
                organisation=organisation,
                sector="" if organisation else sector,
                function=clean_name(function)[:LONGEST_FUNCTION],
            )
    except IntegrityError:  # a double click: the first one stands
        return Membership.objects.get(user=user, organisation=organisation, state__in=OPEN_STATES)
    record(action="membership.request", obj=membership, actor_id=user.pk)
    if organisation is not None:
        if works_at(user, organisation):
            _step(membership, MembershipState.ACTIVE, actor_id=user.pk, origin="domain")
        else:
            remember_domain(organisation=organisation, domain=domain_of(user.email))
    return membership


def _standing(user: User, organisation: Organisation | None) -> Membership | None:
    User.objects.select_for_update().filter(pk=user.pk).first()
    return Membership.objects.filter(
        user=user, organisation=organisation, state__in=OPEN_STATES
    ).first()


@transaction.atomic
def admit_membership(*, membership: Membership, actor: Actor, origin: str = "web") -> Membership:
    """Let somebody in."""
    check_decide(actor, membership)
    return _step(membership, MembershipState.ACTIVE, actor_id=actor.user_id, origin=origin)


@transaction.atomic
def refuse_membership(
    *, membership: Membership, actor: Actor, reason: str = "", origin: str = "web"
) -> Membership:
    """Say no to somebody who asked; `reason` goes into the mail."""
    check_decide(actor, membership)
    return _step(
        membership,
        MembershipState.REFUSED,
        actor_id=actor.user_id,
        origin=origin,
        reason=reason.strip(),
    )


@transaction.atomic
def end_membership(*, membership: Membership, actor: Actor, origin: str = "web") -> Membership:
    """Take back all rights of a membership, from the next request on."""
    check_end(actor, membership)
    return _step(membership, MembershipState.ENDED, actor_id=actor.user_id, origin=origin)


@transaction.atomic
def accept_newcomer(
    *, membership: Membership, actor: Actor, verify_domain: bool, origin: str = "cms"
) -> Membership:
    """Accept person, organisation and, if asked, mail domain together: one click of an editor."""
    check_editor(actor)
    organisation = membership.organisation
    if organisation is not None and organisation.listing == Listing.PROPOSED:
        accept_organisation(organisation=organisation, actor=actor, origin=origin)
    if organisation is not None and verify_domain:
        _verify(organisation, membership, actor, origin)
    if membership.state == MembershipState.ACTIVE:
        return membership
    return admit_membership(membership=membership, actor=actor, origin=origin)


def _verify(organisation: Organisation, membership: Membership, actor: Actor, origin: str) -> None:
    verify_domain(
        organisation=organisation,
        domain=domain_of(membership.user.email),
        actor=actor,
        origin=origin,
    )


ACTIONS: dict[str, tuple[str, str]] = {
    MembershipState.ACTIVE: ("membership.admit", "membership_admitted"),
    MembershipState.REFUSED: ("membership.refuse", "membership_refused"),
    MembershipState.ENDED: ("membership.end", "membership_ended"),
}


def _step(
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
