"""Show the help of a field as a site admin wrote it, or else as the form says it."""

from typing import Any

from django import template
from django.forms import BoundField
from django.utils.safestring import SafeString, mark_safe

from alliantie.help_texts.registry import helped_field
from alliantie.help_texts.state import changed

register = template.Library()


@register.filter
def help_of(field: BoundField) -> str | SafeString:
    """Give the help; what somebody typed is still to be escaped, what stands in code may hold markup."""
    form: Any = field.form
    one = helped_field(form.__class__, field.name)
    # A form may say something else at some moment, such as why a choice is closed: that stays.
    if one is None or str(field.help_text) != one.standard:
        return mark_safe(field.help_text)
    return changed().get(one.key) or mark_safe(field.help_text)
