"""Small display helpers for the components."""

from typing import Any

from django import template
from django.core.paginator import Page
from django.forms import BoundField, CheckboxInput, FileInput, Select, Textarea
from django.utils.safestring import SafeString

from alliantie.cards import pattern_of, tone_of

register = template.Library()


@register.filter
def tone(value: object) -> int:
    """Give the same colour (1-6) to the same thing every time."""
    return tone_of(value)


@register.filter
def pattern(value: object) -> int:
    """Give the same drawing (1-6) to the same thing every time."""
    return pattern_of(value)


@register.filter
def initials(name: object) -> str:
    """Stand in for a missing logo or portrait."""
    words = [word for word in str(name).replace("-", " ").split() if word[0].isalnum()]
    capitals = [word for word in words if word[0].isupper()] or words
    return "".join(word[0].upper() for word in capitals[:2])


@register.filter
def page_numbers(page: Page[Any]) -> list[int | str]:
    """List the pages around this one, with an ellipsis for those left out."""
    return list(page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1))


@register.filter
def before_error(label: object) -> str:
    """End a label with a colon, unless it is a question: that ends by itself."""
    said = str(label)
    return said if said.endswith(("?", ":", ".")) else f"{said}:"


def _style(field: BoundField) -> str:
    widget = field.field.widget
    if isinstance(widget, FileInput):
        return "ao-file"
    if isinstance(widget, CheckboxInput):
        return "utrecht-checkbox utrecht-checkbox--html-input"
    if widget.use_fieldset:
        return ""
    if isinstance(widget, Textarea):
        return "utrecht-textarea utrecht-textarea--html-textarea"
    if isinstance(widget, Select):
        return "utrecht-select utrecht-select--html-select"
    return "utrecht-textbox utrecht-textbox--html-input"


@register.filter
def in_our_style(field: BoundField) -> SafeString:
    """Render a form field's control with our classes, keeping its own."""
    own = str(field.field.widget.attrs.get("class", ""))
    classes = f"{own} {_style(field)}".strip()
    return field.as_widget(attrs={"class": classes} if classes else {})


@register.filter
def is_checkbox(field: BoundField) -> bool:
    """Tell the one control whose label comes after it."""
    return isinstance(field.field.widget, CheckboxInput)


@register.filter
def alert_kind(level: str) -> str:
    """Translate Django's message levels to the four kinds of notice."""
    return {"success": "ok", "debug": "info"}.get(level, level)
