"""Demo accounts: members, and the people who curate. Passwords are made here and printed once.

Who is `silent` fills the site and has no password.
"""

import secrets
from pathlib import Path
from typing import Any

from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group
from django.db import transaction
from wagtail.users.models import UserProfile

from accounts.models import User
from alliantie.choices import Role
from alliantie.demonstration import DemoRun, read_rows

FILE = Path(__file__).parent / "members.toml"
# Letters and digits that nobody mistakes for each other; three groups of five are 74 bits.
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
SHOWN_ONCE = "Who can sign in (these passwords are shown once and stored nowhere):"
NOT_AGAIN = "The passwords were printed at the first start; `manage.py demo --new-passwords` makes new ones."


def load(run: DemoRun) -> None:
    """Make the accounts that are missing and print the passwords that are new."""
    rows = read_rows(FILE, "staff") + read_rows(FILE, "member")
    lines = [line for row in rows if (line := _account(row, new_password=run.new_passwords))]
    run.say(f"Accounts: {len(rows)}")
    run.at_the_end.extend([SHOWN_ONCE, *lines] if lines else [NOT_AGAIN])


@transaction.atomic
def _account(row: dict[str, Any], *, new_password: bool) -> str:
    user = User.objects.filter(email=row["email"]).first()
    if user is not None and not new_password:
        return ""
    silent = row.get("silent", False)
    password = "" if silent else _password()
    if user is None:
        first_name, _, last_name = row["name"].partition(" ")
        user = User.objects.create_user(row["email"], first_name=first_name, last_name=last_name)
    user.set_password(password or None)
    user.save(update_fields=["password"])
    _reachable(user)
    role = row["role"] if row["role"] in Role.values else ""
    if role:
        user.groups.add(Group.objects.get_or_create(name=str(Role(role).label))[0])
    if silent:
        return ""
    return (
        f"  {row['email']:<44} {password}  {Role(role).label if role else row['function']}".rstrip()
    )


def _password() -> str:
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(5)) for _ in range(3))


def _reachable(user: User) -> None:
    """Let the account sign in at once, and keep the CMS from mailing an address that does not exist."""
    EmailAddress.objects.get_or_create(
        user=user, email=user.email, defaults={"verified": True, "primary": True}
    )
    silent = ("submitted_notifications", "approved_notifications", "rejected_notifications")
    UserProfile.objects.update_or_create(user=user, defaults=dict.fromkeys(silent, False))
