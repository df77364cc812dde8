"""The life of a membership; rights follow on the next request, because actors are read from these rows."""

from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.notices import notify
from alliantie.audit import record
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
)
from organisations.resolving import current_of

from .administering import make_admin
from .domains import domain_of, remember_domain, verify_domain, works_at
from .organisations import accept_organisation
from .steps import keep_an_admin, standing, take_step

REQUEST_NOTICE = "membership-request"
LONGEST_FUNCTION = 120


@dataclass(frozen=True)
class Face:
    """How somebody stands on the page of their organisation."""

    function: str = ""
    is_shown: bool = False


@transaction.atomic
def request_membership(
    *,
    user: User,
    organisation: Organisation | None,
    sector: str = "",
    function: str = "",
    is_shown: bool = False,
) -> Membership:
    """Ask to take part for an organisation, or as oneself; in at once with a verified mail domain.

    Asking again gives the membership that stands. Who asks for a body that went up in another asks
    for the other.
    """
    membership, is_new = open_membership(
        user=user, organisation=organisation, sector=sector, face=Face(function, is_shown)
    )
    if is_new:
        enter(membership=membership)
    return membership


@transaction.atomic
def open_membership(
    *, user: User, organisation: Organisation | None, sector: str, face: Face
) -> tuple[Membership, bool]:
    """Give what somebody asked or has already, or write down that they ask; say whether it is new."""
    current = current_of(organisation) if organisation is not None else None
    if (found := standing(user, current)) is not None:
        return found, False
    if current is None and sector not in Sector.values:
        raise OrganisationRefusedError(_("Zeg als wie je meedoet, bijvoorbeeld als inwoner."))
    try:
        with transaction.atomic():
            membership = Membership.objects.create(
                user=user,
                organisation=current,
                sector="" if current else sector,
                function=clean_name(face.function)[:LONGEST_FUNCTION],
                is_shown=face.is_shown and current is not None,
            )
    except IntegrityError:  # a double click: the first one stands
        open_ones = Membership.objects.filter(state__in=OPEN_STATES)
        return open_ones.get(user=user, organisation=current), False
    record(action="membership.request", obj=membership, actor_id=user.pk)
    return membership, True


@transaction.atomic
def enter(*, membership: Membership) -> None:
    """Let in whose mail domain proves it; of others tell who looks after the organisation."""
    organisation = membership.organisation
    if organisation is None:
        return
    if works_at(membership.user, organisation):
        take_step(membership, MembershipState.ACTIVE, actor_id=membership.user_id, origin="domain")
        return
    remember_domain(organisation=organisation, domain=domain_of(membership.user.email))
    admins = organisation.memberships.administrators().values_list("user_id", flat=True)
    notify(
        user_ids=admins,
        kind=REQUEST_NOTICE,
        text=_("Iemand wil meedoen namens %(name)s.") % {"name": organisation.name},
        url=reverse("memberships:care", args=[organisation.slug]),
        once_key=f"membership-request-{membership.pk}",
    )


@transaction.atomic
def admit_membership(*, membership: Membership, actor: Actor, origin: str = "web") -> Membership:
    """Let somebody in."""
    check_decide(actor, membership)
    return take_step(membership, MembershipState.ACTIVE, actor_id=actor.user_id, origin=origin)


@transaction.atomic
def refuse_membership(
    *, membership: Membership, actor: Actor, reason: str = "", origin: str = "web"
) -> Membership:
    """Say no to somebody who asked; `reason` goes into the mail."""
    check_decide(actor, membership)
    return take_step(
        membership,
        MembershipState.REFUSED,
        actor_id=actor.user_id,
        origin=origin,
        reason=reason.strip(),
    )


@transaction.atomic
def end_membership(
    *, membership: Membership, actor: Actor, without_admin: bool = False, origin: str = "web"
) -> Membership:
    """Take back all rights of a membership, from the next request on.

    Who ends the membership of the last admin says with `without_admin` that this is meant.
    """
    check_end(actor, membership)
    keep_an_admin(membership, actor, is_accepted=without_admin)
    return take_step(membership, MembershipState.ENDED, actor_id=actor.user_id, origin=origin)


@transaction.atomic
def accept_newcomer(
    *,
    membership: Membership,
    actor: Actor,
    verify_domain: bool,
    as_admin: bool = False,
    origin: str = "cms",
) -> Membership:
    """Accept person, organisation and, if asked, mail domain together: one click of an editor.

    `as_admin` lets them look after the organisation too.
    """
    check_editor(actor)
    organisation = membership.organisation
    if organisation is not None and organisation.listing == Listing.PROPOSED:
        accept_organisation(organisation=organisation, actor=actor, origin=origin)
    if organisation is not None and verify_domain:
        _verify(organisation, membership, actor, origin)
    if membership.state != MembershipState.ACTIVE:
        admit_membership(membership=membership, actor=actor, origin=origin)
    if as_admin:
        make_admin(membership=membership, actor=actor, origin=origin)
    return membership


def _verify(organisation: Organisation, membership: Membership, actor: Actor, origin: str) -> None:
    verify_domain(
        organisation=organisation,
        domain=domain_of(membership.user.email),
        actor=actor,
        origin=origin,
    )
