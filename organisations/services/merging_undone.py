"""When a merge is undone, who left or was put out meanwhile does not come back with what comes back."""

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from alliantie.audit import record
from alliantie.choices import RowChange
from alliantie.models import Merge, MergedRow
from organisations.choices import MembershipRole, MembershipState
from organisations.models import Membership
from organisations.models.membership import OPEN_STATES

from .merging import STRENGTH


@transaction.atomic
def end_of_who_left(merge: Merge) -> None:
    """End memberships that were folded into another which ended, was refused or went since.

    Whoever was a member of both had one membership left meanwhile. Ending that one ended both.
    """
    rows = _came_back(merge).filter(organisation=merge.gone_key)
    stayed = Membership.objects.filter(organisation=merge.kept_key, state__in=OPEN_STATES)
    for row in rows.exclude(user__in=stayed.values("user")):
        _end(row)


@transaction.atomic
def keep_what_was_taken(merge: Merge) -> None:
    """Let a membership that comes back with an account be no more than its organisation left the other.

    Two memberships had become one, and what was taken from that one was taken from this person. One that
    went back by itself was not touched: then both are as before.
    """
    went_back = set(_lines(merge, RowChange.CHANGED).values_list("object_key", flat=True))
    own = Membership.objects.filter(user=merge.kept_key)
    restored = own.filter(pk__in=[int(key) for key in went_back], state__in=OPEN_STATES)
    untouched = set(restored.values_list("organisation", flat=True))
    left = {one.organisation_id: one for one in own.filter(state__in=OPEN_STATES)}
    for row in _came_back(merge).filter(user=merge.gone_key):
        if row.organisation_id not in untouched:
            _lower(row, left.get(row.organisation_id))


def _lower(row: Membership, other: Membership | None) -> None:
    if other is None or _strength(other) < _strength(row):
        _end(row)
    elif row.role == MembershipRole.ADMIN and other.role != MembershipRole.ADMIN:
        row.role = other.role
        row.save(update_fields=["role"])
        record(action="membership.take_admin", obj=row, actor_id=None, origin="cms")


def _strength(row: Membership) -> int:
    return STRENGTH[MembershipState(row.state)]


def _end(row: Membership) -> None:
    row.state, row.ended_on, row.is_shown = MembershipState.ENDED, timezone.localdate(), False
    row.save(update_fields=["state", "ended_on", "is_shown"])
    record(action="membership.end", obj=row, actor_id=None, origin="cms")


def _lines(merge: Merge, change: str) -> QuerySet[MergedRow]:
    """Select what the journal put back of memberships."""
    return merge.rows.filter(model=Membership._meta.label, change=change, has_stayed=False)


def _came_back(merge: Merge) -> QuerySet[Membership]:
    """Select open memberships that were folded into another and are there again."""
    keys = _lines(merge, RowChange.DELETED).values_list("object_key", flat=True)
    return Membership.objects.filter(pk__in=[int(key) for key in keys], state__in=OPEN_STATES)
