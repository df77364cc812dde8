"""Demo organisations, and the members who work there."""

from datetime import date
from pathlib import Path
from typing import Any

from django.db import transaction

from accounts import demo as accounts_demo
from accounts.models import User
from alliantie.demonstration import DemoRun, read_rows
from organisations.choices import (
    MembershipState,
    OrganisationKind,
    Sector,
    SectorSide,
    Verification,
)
from organisations.models import EmailDomain, Membership, Organisation
from themes.models import Theme

FILE = Path(__file__).parent / "organisations.toml"
OUTSIDE_GOVERNMENT = {
    OrganisationKind.NGO,
    OrganisationKind.ACADEMIA,
    OrganisationKind.MEDIA,
    OrganisationKind.COMPANY,
    OrganisationKind.RESIDENTS_INITIATIVE,
}
SINCE = date(2025, 3, 1)


@transaction.atomic
def load(run: DemoRun) -> None:
    """Add the organisations and memberships that are missing."""
    rows = read_rows(FILE, "organisation")
    for row in rows:
        _organisation(row)
    for member in read_rows(accounts_demo.FILE, "member"):
        _membership(member)
    run.say(f"Organisations: {len(rows)}")


def _organisation(row: dict[str, Any]) -> None:
    organisation, is_new = Organisation.objects.get_or_create(
        slug=row["key"], defaults=_fields(row)
    )
    if is_new:
        organisation.themes.set(Theme.objects.filter(slug__in=row["themes"]))


def _fields(row: dict[str, Any]) -> dict[str, Any]:
    kind = OrganisationKind(row["kind"])
    side = SectorSide.NON_GOVERNMENT if kind in OUTSIDE_GOVERNMENT else SectorSide.GOVERNMENT
    return {
        "name": row["name"],
        "abbreviation": row.get("abbreviation", ""),
        "kind": kind,
        "side": SectorSide.MIXED if kind == OrganisationKind.INTERNATIONAL else side,
        "region": row["region"],
        "place": row["place"],
        "description": row["description"],
    }


def _membership(row: dict[str, Any]) -> None:
    user = User.objects.get(email=row["email"])
    if user.memberships.exists():
        return
    organisation = Organisation.objects.filter(slug=row.get("organisation", "")).first()
    state = MembershipState(row.get("membership", MembershipState.ACTIVE))
    active = state == MembershipState.ACTIVE
    Membership.objects.create(
        user=user,
        organisation=organisation,
        sector=Sector(row["sector"]) if "sector" in row else "",
        role=row["role"],
        function=row["function"],
        is_shown=row["shown"],
        state=state,
        started_on=SINCE if active else None,
    )
    if organisation is not None and active:
        _domain(organisation, row["email"].partition("@")[2])


def _domain(organisation: Organisation, domain: str) -> None:
    EmailDomain.objects.get_or_create(
        domain=domain,
        defaults={"organisation": organisation, "verification": Verification.VERIFIED},
    )
    organisation.verification = Verification.VERIFIED
    organisation.alliance_member_from = SINCE
    organisation.save(update_fields=["verification", "alliance_member_from"])
