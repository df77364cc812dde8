"""When an organisation that went up in another comes back, who left meanwhile does not come back with it."""

from django.db import transaction
from django.utils import timezone

from alliantie.audit import record
from alliantie.choices import RowChange
from alliantie.models import Merge
from organisations.choices import MembershipState
from organisations.models import Membership
from organisations.models.membership import OPEN_STATES


@transaction.atomic
def end_of_who_left(merge: Merge) -> None:
    """End memberships that were folded into another which ended, was refused or went since.

    Whoever was a member of both had one membership left meanwhile. Ending that one ended both.
    """
    again = merge.rows.filter(
        model=Membership._meta.label, change=RowChange.DELETED, has_stayed=False
    )
    rows = Membership.objects.filter(
        pk__in=[int(key) for key in again.values_list("object_key", flat=True)],
        organisation=merge.gone_key,
        state__in=OPEN_STATES,
    )
    stayed = Membership.objects.filter(organisation=merge.kept_key, state__in=OPEN_STATES)
    for row in rows.exclude(user__in=stayed.values("user")):
        row.state, row.ended_on, row.is_shown = MembershipState.ENDED, timezone.localdate(), False
        row.save(update_fields=["state", "ended_on", "is_shown"])
        record(action="membership.end", obj=row, actor_id=None, origin="cms")
