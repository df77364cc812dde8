"""Build the actor of a request from today's rows, so that an ended right ends at once."""

from collections.abc import Iterable

from django.contrib.auth.models import AnonymousUser

from accounts.models import User
from alliantie.choices import Role
from alliantie.visibility import VISITOR, Actor

from .choices import MembershipRole
from .models import Membership

ROLE_OF_GROUP = {str(role.label): role.value for role in Role}


def actor_for(user: User | AnonymousUser) -> Actor:
    """Read memberships and groups of a user; a suspended account is a visitor. Two queries."""
    if not isinstance(user, User) or not user.is_active:
        return VISITOR
    rows = list(
        Membership.objects.active().filter(user=user).values_list("organisation_id", "role")
    )
    return Actor(
        user_id=user.pk,
        organisation_ids=frozenset(pk for pk, _ in rows if pk is not None),
        administers=frozenset(
            pk for pk, role in rows if pk is not None and role == MembershipRole.ADMIN
        ),
        roles=_roles(user.groups.values_list("name", flat=True), superuser=user.is_superuser),
        is_member=bool(rows),
    )


def _roles(groups: Iterable[str], *, superuser: bool) -> frozenset[str]:
    found = {ROLE_OF_GROUP[name] for name in groups if name in ROLE_OF_GROUP}
    if superuser:
        found.add(Role.SITE_ADMIN.value)
    return frozenset(found)
