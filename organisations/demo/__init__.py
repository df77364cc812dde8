"""Demo organisations, and the members who work there."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts import demo as accounts_demo
from accounts.models import User
from alliantie.choices import ReviewStep, Role
from alliantie.demonstration import DemoRun, read_rows
from alliantie.models import Review
from alliantie.visibility import Actor
from organisations.choices import MembershipState, Sector
from organisations.models import Membership, Organisation
from organisations.policies import side_of
from organisations.services import (
    add_names,
    organisation_changed,
    remember_own_name,
    verify_domain,
)
from organisations.services.freshness import KIND
from themes.models import Theme

from . import joining

FILE = Path(__file__).parent / "organisations.toml"
EDITOR = Actor(roles=frozenset({Role.EDITOR.value}))
SINCE = date(2025, 3, 1)
ASKED_ABOUT, A_LONG_TIME = "gemeente-zuiderwolde", timedelta(days=26 * 31)


@transaction.atomic
def load(run: DemoRun) -> None:
    """Add the organisations and memberships that are missing."""
    rows = read_rows(FILE, "organisation")
    for row in rows:
        _organisation(row)
    for member in read_rows(accounts_demo.FILE, "member"):
        _membership(member)
    _ask_about(Organisation.objects.filter(slug=ASKED_ABOUT).first())
    run.say(f"Organisations: {len(rows)}")
    joining.load(run)


def _ask_about(organisation: Organisation | None) -> None:
    """Let one administrator be asked whether the profile still holds."""
    if organisation is None or organisation.confirmed_at is not None:
        return
    now = timezone.now()
    Organisation.objects.filter(pk=organisation.pk).update(confirmed_at=now - A_LONG_TIME)
    told = {"step": ReviewStep.ASKED, "moved_at": now}
    Review.objects.get_or_create(kind=KIND, key=organisation.pk, defaults=told)


def _organisation(row: dict[str, Any]) -> None:
    organisation, is_new = Organisation.objects.get_or_create(
        slug=row["key"], defaults=_fields(row)
    )
    if not is_new:
        return
    organisation.themes.set(Theme.objects.filter(slug__in=row["themes"]))
    remember_own_name(organisation=organisation)
    if "abbreviation" in row:
        add_names(organisation=organisation, names=[row["abbreviation"]])
    organisation_changed(
        organisation=organisation, actor_id=None, action="organisation.create", origin="command"
    )


def _fields(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "name": row["name"],
        "abbreviation": row.get("abbreviation", ""),
        "kind": row["kind"],
        "side": side_of(row["kind"]),
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
        verify_domain(
            organisation=organisation,
            domain=row["email"].partition("@")[2],
            actor=EDITOR,
            origin="command",
        )
        Organisation.objects.filter(pk=organisation.pk).update(alliance_member_from=SINCE)
