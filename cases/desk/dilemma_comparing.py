"""Two versions of a dilemma side by side."""

from typing import Any

from django.forms import BoundField

from cases.models import DilemmaPage

from .comparing import Difference
from .forms.dilemmas import EditForm


def compared(theirs: DilemmaPage, form: EditForm) -> list[Difference]:
    """List the fields that differ between what stands there now and what was typed."""
    before = EditForm.initial_of(theirs)
    found = []
    for field in form.visible_fields():
        if field.name not in form.cleaned_data or field.name == "has_read":
            continue
        old = _text(field, before.get(field.name))
        new = _text(field, form.cleaned_data[field.name])
        if old != new:
            found.append(Difference(str(field.label), old, new))
    return found


def _text(field: BoundField, value: Any) -> str:
    if field.name == "themes":
        return "\n".join(sorted(theme.label for theme in value or ()))
    choices = dict(getattr(field.field, "choices", ()))
    values = value if isinstance(value, list) else [] if value is None else [value]
    return "\n".join(str(choices.get(one, one)) for one in values)
