"""Who works in the CMS, what to call them, and what they decide about."""

from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from alliantie.choices import Role
from alliantie.visibility import Actor

ROLE_OF_GROUP = {str(role.label): role.value for role in Role}


def name_of(user: Any) -> str:
    """Give somebody's name; an address is never told, not even where a name is missing."""
    return full_name(user.first_name, user.last_name)


def full_name(first: str, last: str) -> str:
    """Give a name from its parts."""
    return f"{first} {last}".strip() or _("Een collega")


def colleagues(*, but: int | None) -> QuerySet[Any]:
    """Select everybody with a role in the CMS, save one."""
    people = get_user_model().objects.filter(is_active=True, groups__name__in=ROLE_OF_GROUP)
    return people.exclude(pk=but or 0).distinct().order_by("first_name", "last_name", "pk")


def with_roles(user: Any) -> Actor:
    """Give a colleague as far as roles go; what is kept from their organisation is not asked here."""
    names = [group.name for group in user.groups.all()]
    roles = frozenset(ROLE_OF_GROUP[name] for name in names if name in ROLE_OF_GROUP)
    return Actor(user_id=user.pk, roles=roles)
