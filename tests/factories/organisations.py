"""Test organisations and memberships."""

from itertools import count

from accounts.models import User
from alliantie.visibility import Actor
from organisations.actors import actor_for
from organisations.choices import MembershipState, OrganisationKind
from organisations.models import Membership, Organisation
from organisations.services.names import free_slug
from tests.factories.accounts import make_user

_numbers = count(1)


def make_organisation(name: str = "", **fields) -> Organisation:
    """Make an organisation in the overview; without a name it is a numbered municipality."""
    name = name or f"Gemeente Proefdorp {next(_numbers)}"
    standard = {"slug": free_slug(name), "kind": OrganisationKind.MUNICIPALITY}
    return Organisation.objects.create(name=name, **{**standard, **fields})


def make_member(organisation: Organisation | None = None, email: str = "", **fields) -> Membership:
    """Make somebody with an active membership; without an organisation as a resident."""
    user: User = fields.pop("user", None) or make_user(email or f"lid{next(_numbers)}@example.org")
    standard = {"state": MembershipState.ACTIVE, "sector": "" if organisation else "resident"}
    return Membership.objects.create(user=user, organisation=organisation, **{**standard, **fields})


def actor_of(user: User) -> Actor:
    """Read somebody's rights as a request would."""
    return actor_for(User.objects.get(pk=user.pk))
