"""Test accounts."""

from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group

from accounts.models import User
from alliantie.choices import Role

PASSWORD = "een lange zin die niemand raadt"


def make_user(email: str = "anna@example.org", *, verified: bool = True, **fields) -> User:
    """Make an account that can sign in with PASSWORD."""
    user = User.objects.create_user(
        email, PASSWORD, **{"first_name": "Anna", "last_name": "Bakker", **fields}
    )
    EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=verified)
    return user


def make_editor(email: str = "redactie@example.org", role: Role | None = Role.EDITOR) -> User:
    """Make an account with a role; the groups come from `ensure_site`."""
    user = make_user(email, first_name="Rik", last_name="Redacteur")
    if role is not None:
        user.groups.add(Group.objects.get(name=str(role.label)))
    return user
