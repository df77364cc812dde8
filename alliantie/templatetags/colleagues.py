"""What to call a colleague on a screen of the CMS: a name, never an address."""

from typing import Any

from django import template

from alliantie.today.colleagues import name_of

register = template.Library()


@register.filter
def colleague(user: Any) -> str:
    """Give somebody's name, or "Een collega" where that is missing."""
    return name_of(user)
