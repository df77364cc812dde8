"""Let a template leave out what leads to a part that is off."""

from django import template

from alliantie.features.state import is_on

register = template.Library()


@register.filter
def in_use(name: str) -> bool:
    """Say whether this network uses a part."""
    return is_on(name)
