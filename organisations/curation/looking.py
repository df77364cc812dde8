"""Which invitations an editor looks at, and how they leave in a spreadsheet."""

from collections.abc import Iterable
from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime

from organisations.models import Invitation
from organisations.policies import coverage_group
from organisations.presenting.memberships import InvitationRow, invitation_rows

MOST = 2000


def invitations(chosen: dict[str, str]) -> list[tuple[Invitation, InvitationRow]]:
    """Give the invitations that fit, newest first; two queries at most."""
    rows: Any = Invitation.objects.in_state(chosen.get("stand", ""))
    rows = rows.select_related("organisation", "accepted_by")
    if region := chosen.get("waar"):
        rows = rows.filter(organisation__region=region)
    group = chosen.get("groep", "")
    found = [row for row in rows[:MOST] if not group or _group(row) == group]
    return list(zip(found, invitation_rows(found), strict=True))


def _group(row: Invitation) -> str:
    one = row.organisation
    return coverage_group(one.kind, one.region) if one is not None else ""


def invitation_lines(
    rows: Iterable[tuple[Invitation, InvitationRow]],
) -> Iterable[list[str]]:
    """Give invitations as lines of a spreadsheet; never an address."""
    yield ["Wie", "Namens", "Soort", "Waar", "Door", "Stand", "Gemaakt", "Wie kwam"]
    for row, shown in rows:
        one = row.organisation
        yield [
            shown.name,
            one.name if one else row.get_sector_display(),
            one.get_kind_display() if one else "",
            one.get_region_display() if one else "",
            row.get_by_display(),
            shown.label,
            date_format(localtime(row.created_at), "Y-m-d"),
            shown.came,
        ]
