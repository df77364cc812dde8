"""When an organisation goes up in another, people, mail domains and what they wrote go along.

When two accounts of one person are merged, memberships fold the same way.
"""

from django.db import transaction

from accounts.models import User
from alliantie.audit import record
from alliantie.merging.watching import note_created
from alliantie.visibility import Actor
from organisations.choices import InvitationState, MembershipRole, MembershipState
from organisations.content import keys_of_cases, move_pages
from organisations.models import EmailDomain, Invitation, Membership, Organisation
from organisations.models.membership import OPEN_STATES
from organisations.policies import check_editor
from organisations.resolving import current_of
from search.services import queue_index_many

from .names import add_names, organisation_changed

STRENGTH = {MembershipState.REQUESTED: 0, MembershipState.ACTIVE: 1}


@transaction.atomic
def merge_into_successor(
    *, organisation: Organisation, actor: Actor, origin: str = "cms"
) -> Organisation:
    """Move all that belongs to an organisation to its successor; doing it twice moves nothing more.

    Memberships that ended stay where they were. Admins stay admin only where the successor has none:
    who looked after a village does not look after a ministry unasked.
    """
    check_editor(actor)
    after = current_of(organisation)
    if after.pk == organisation.pk:
        return organisation
    Organisation.objects.select_for_update().filter(pk__in=[organisation.pk, after.pk]).count()
    _move_memberships(organisation, after)
    EmailDomain.objects.filter(organisation=organisation).update(organisation=after)
    Invitation.objects.in_state(InvitationState.OPEN).filter(organisation=organisation).update(
        organisation=after
    )
    keys = list(keys_of_cases(organisation))
    move_pages(organisation, after)
    queue_index_many(keys=keys)
    record(action="organisation.merge", obj=organisation, actor_id=actor.user_id, origin=origin)
    for changed in (organisation, after):
        organisation_changed(
            organisation=changed, actor_id=actor.user_id, action="organisation.edit", origin=origin
        )
    return after


@transaction.atomic
def take_over_names(*, before: Organisation, after: Organisation) -> None:
    """Let the successor be found by every name of who went up in it; these names stay with both."""
    known = set(after.names.values_list("pk", flat=True))
    add_names(organisation=after, names=before.names.values_list("name", flat=True))
    for row in after.names.exclude(pk__in=known):
        note_created(row)


def _move_memberships(before: Organisation, after: Organisation) -> None:
    keeps_admins = not Membership.objects.administrators().filter(organisation=after).exists()
    there = {
        one.user_id: one
        for one in Membership.objects.filter(organisation=after, state__in=OPEN_STATES)
    }
    for row in Membership.objects.filter(organisation=before, state__in=OPEN_STATES):
        if not keeps_admins:
            row.role = MembershipRole.MEMBER
        if (same := there.get(row.user_id)) is not None:
            _fold(row, same)
        else:
            row.organisation = after
            row.admin_asked_at = None
            row.save(update_fields=["organisation", "role", "admin_asked_at"])


@transaction.atomic
def move_memberships_of(gone: User, kept: User) -> None:
    """Let one account work where the other did; of two memberships of one organisation the stronger stays."""
    open_rows = Membership.objects.filter(state__in=OPEN_STATES)
    # Who takes part as themselves does so for no organisation: that is one place too.
    there = {one.organisation_id: one for one in open_rows.filter(user=kept)}
    for row in Membership.objects.filter(user=gone).order_by("pk"):
        is_open = row.state in OPEN_STATES
        if is_open and row.organisation_id in there:
            _fold(row, there[row.organisation_id])
            continue
        row.user = kept
        row.save(update_fields=["user"])
        if is_open:
            there[row.organisation_id] = row


def _fold(row: Membership, same: Membership) -> None:
    """Keep the stronger of two memberships of one person; the weaker never was."""
    if STRENGTH[MembershipState(row.state)] > STRENGTH[MembershipState(same.state)]:
        same.state, same.started_on, same.sector = row.state, row.started_on, row.sector
    if row.role == MembershipRole.ADMIN and row.state == MembershipState.ACTIVE:
        same.role = row.role
    same.is_shown = same.is_shown and row.is_shown
    same.save(update_fields=["state", "started_on", "sector", "role", "is_shown"])
    row.delete()
