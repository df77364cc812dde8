"""Demo: somebody who asks to take part, and invitations in every state."""

from datetime import timedelta
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from alliantie.demonstration import DemoRun, read_rows
from organisations.choices import InvitedBy, MembershipRole
from organisations.models import Invitation, Membership, Organisation
from organisations.querysets import hash_of

FILE = Path(__file__).parent / "joining.toml"


@transaction.atomic
def load(run: DemoRun) -> None:
    """Add the invitations that are missing; their links are known to nobody and no mail goes out."""
    rows = read_rows(FILE, "invitation")
    for row in rows:
        _invitation(row)
    run.say(f"Invitations: {len(rows)}")


def _invitation(row: dict[str, Any]) -> None:
    moment = timezone.now() - timedelta(days=row["days_ago"])
    organisation = Organisation.objects.filter(slug=row.get("organisation", "")).first()
    accepted = User.objects.filter(email=row.get("accepted_by", "")).first()
    invitation, is_new = Invitation.objects.get_or_create(
        token_hash=hash_of(f"demo {row['name']}"),
        defaults={
            "by": InvitedBy(row["by"]),
            "invited_by": _inviter(organisation),
            "organisation": organisation,
            "sector": row.get("sector", ""),
            "name": row["name"],
            "expires_at": moment + timedelta(days=30),
            "accepted_at": moment + timedelta(days=2) if accepted else None,
            "accepted_by": accepted,
            "withdrawn_at": moment + timedelta(days=1) if row.get("withdrawn") else None,
        },
    )
    if is_new:
        Invitation.objects.filter(pk=invitation.pk).update(created_at=moment)


def _inviter(organisation: Organisation | None) -> User | None:
    admin = Membership.objects.filter(organisation=organisation, role=MembershipRole.ADMIN).first()
    return admin.user if organisation is not None and admin is not None else None
