"""Show the help of a field as a site admin wrote it, or else as the form says it."""

from django import template
from django.forms import BoundField
from django.utils.safestring import SafeString, mark_safe

from alliantie.help_texts.registry import key_of
from alliantie.help_texts.state import changed

register = template.Library()


@register.filter
def help_of(field: BoundField) -> str | SafeString:
    """Give the help; what somebody typed is still to be escaped, what stands in code may hold markup."""
    key = key_of(type(field.form), field.name)
    text = changed().get(key) if key else None
    return text or mark_safe(field.help_text)
