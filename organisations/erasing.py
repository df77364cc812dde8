"""What organisations keep of a person: memberships, and invitations made and accepted."""

from typing import Any

from django.db import transaction
from django.db.models.functions import Lower

from accounts import erasing
from accounts.models import User

from .models import Invitation, Membership


def connect() -> None:
    """Say that we keep something."""
    erasing.register("organisations", erase=erase, export=export)


@transaction.atomic
def erase(user: User) -> None:
    """Forget where somebody took part and who asked them; that somebody was asked stays counted."""
    # Not `iexact`: PostgreSQL takes a dotless i for an i, and that is the address of somebody else.
    by_mail = Invitation.objects.annotate(address=Lower("email")).filter(address=user.email.lower())
    by_mail.update(name="", email="")
    accepted = Invitation.objects.filter(accepted_by=user)
    accepted.update(name="", email="", accepted_by=None)
    Invitation.objects.filter(invited_by=user).update(invited_by=None)
    Membership.objects.filter(user=user).delete()


def export(user: User) -> dict[str, Any]:
    """Give what we know, in words."""
    memberships = user.memberships.select_related("organisation").order_by("created_at")
    accepted = user.invitations_accepted.select_related("organisation")
    return {
        "Lidmaatschappen": [_membership(row) for row in memberships],
        "Uitnodigingen die je stuurde": [
            _invitation(row) | {"wie": row.name}
            for row in user.invitations_made.select_related("organisation")
        ],
        "Uitnodigingen die je aannam": [_invitation(row) for row in accepted],
    }


def _membership(row: Membership) -> dict[str, Any]:
    return {
        "namens": row.organisation.name if row.organisation else row.get_sector_display(),
        "functie": row.function,
        "rol": row.get_role_display(),
        "stand": row.get_state_display(),
        "naam getoond": row.is_shown,
        "gevraagd op": row.created_at.isoformat(),
        "sinds": row.started_on.isoformat() if row.started_on else "",
        "tot": row.ended_on.isoformat() if row.ended_on else "",
    }


def _invitation(row: Invitation) -> dict[str, Any]:
    return {
        "namens": row.organisation.name if row.organisation else row.get_sector_display(),
        "stand": str(row.state.label),
        "gemaakt op": row.created_at.isoformat(),
    }
