"""Who looks after an organisation: given, taken back, handed over; and how somebody leaves."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alliantie.audit import record
from alliantie.visibility import Actor
from organisations.choices import MembershipRole, MembershipState
from organisations.models import Membership, Organisation
from organisations.naming import clean_name
from organisations.policies import (
    OrganisationRefusedError,
    check_ask_to_administer,
    check_end,
    check_own,
    check_role,
)

from .steps import keep_an_admin, take_step

LONGEST_FUNCTION = 120


@transaction.atomic
def make_admin(*, membership: Membership, actor: Actor, origin: str = "web") -> Membership:
    """Let a member look after their organisation; a second click finds it done."""
    check_role(actor, membership)
    return _give(membership, MembershipRole.ADMIN, actor, origin)


@transaction.atomic
def take_admin(
    *, membership: Membership, actor: Actor, without_admin: bool = False, origin: str = "web"
) -> Membership:
    """Let somebody be a member like the others; of the last admin only when that is meant."""
    check_role(actor, membership)
    keep_an_admin(membership, actor, is_accepted=without_admin)
    return _give(membership, MembershipRole.MEMBER, actor, origin)


@transaction.atomic
def hand_over(*, membership: Membership, successor: Membership, actor: Actor) -> Membership:
    """Give one's own task to a colleague in one step, so that somebody always has it."""
    check_own(actor, membership)
    check_role(actor, membership)
    if successor.organisation_id != membership.organisation_id or successor.pk == membership.pk:
        raise OrganisationRefusedError(_("Kies een collega van deze organisatie."))
    make_admin(membership=successor, actor=actor)
    return take_admin(membership=membership, actor=actor)


@transaction.atomic
def leave(
    *,
    membership: Membership,
    actor: Actor,
    successor: Membership | None = None,
    without_admin: bool = False,
) -> Membership:
    """End one's own membership, after handing over to `successor` when there is one."""
    check_own(actor, membership)
    check_end(actor, membership)
    if successor is not None and membership.role == MembershipRole.ADMIN:
        hand_over(membership=membership, successor=successor, actor=actor)
    keep_an_admin(membership, actor, is_accepted=without_admin)
    return take_step(membership, MembershipState.ENDED, actor_id=actor.user_id, origin="web")


@transaction.atomic
def change_face(*, membership: Membership, actor: Actor, function: str, is_shown: bool) -> None:
    """Change one's function, and whether one's name stands on the page of the organisation."""
    check_own(actor, membership)
    membership.function = clean_name(function)[:LONGEST_FUNCTION]
    membership.is_shown = is_shown and membership.organisation_id is not None
    membership.save(update_fields=["function", "is_shown"])
    record(action="membership.edit", obj=membership, actor_id=actor.user_id)


@transaction.atomic
def ask_to_administer(*, membership: Membership, actor: Actor) -> None:
    """Offer to look after an organisation that nobody looks after; an editor decides."""
    admins = Membership.objects.administrators().filter(organisation=membership.organisation_id)
    check_ask_to_administer(actor, membership, has_admin=admins.exists())
    waiting = Membership.objects.filter(pk=membership.pk, admin_asked_at=None)
    if waiting.update(admin_asked_at=timezone.now()):
        record(action="membership.ask_admin", obj=membership, actor_id=actor.user_id)
    membership.refresh_from_db(fields=["admin_asked_at"])


def _give(membership: Membership, role: MembershipRole, actor: Actor, origin: str) -> Membership:
    Organisation.objects.select_for_update().filter(pk=membership.organisation_id or 0).first()
    holding = Membership.objects.active().filter(pk=membership.pk)
    changed = holding.exclude(role=role).update(role=role, admin_asked_at=None)
    membership.refresh_from_db()
    if changed:
        verb = "make_admin" if role == MembershipRole.ADMIN else "take_admin"
        record(action=f"membership.{verb}", obj=membership, actor_id=actor.user_id, origin=origin)
    check_role(actor, membership)  # ended in the meantime: say so
    return membership
