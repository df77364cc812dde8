"""Test accounts."""

from allauth.account.models import EmailAddress

from accounts.models import User

PASSWORD = "een lange zin die niemand raadt"


def make_user(email: str = "anna@example.org", *, verified: bool = True, **fields) -> User:
    """Make an account that can sign in with PASSWORD."""
    user = User.objects.create_user(
        email, PASSWORD, **{"first_name": "Anna", "last_name": "Bakker", **fields}
    )
    EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=verified)
    return user
