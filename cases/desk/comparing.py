"""Two versions of one section side by side."""

from dataclasses import dataclass
from typing import Any

from themes.forms import About

from .forms import DraftForm
from .forms.fields import StoryField
from .light_writing import text_of


@dataclass(frozen=True)
class Difference:
    """One field on which two versions do not agree."""

    label: str
    theirs: str
    mine: str


def compared(theirs: Any, form: DraftForm) -> list[Difference]:
    """List the fields that differ between what stands there and what was typed."""
    initial = type(form).initial_of(theirs)
    found = []
    for name, before in initial.items():
        if name not in form.cleaned_data:
            continue
        field = form.fields[name]
        old, new = _text(field, before), _text(field, form.cleaned_data[name])
        if old != new:
            found.append(Difference(str(field.label), old, new))
    return found


def _text(field: Any, value: Any) -> str:
    if isinstance(value, About):
        return ", ".join([*(theme.label for theme in value.themes), *value.tags])
    if isinstance(field, StoryField):
        return text_of(value or "")
    if hasattr(field, "choices"):
        return str(dict(field.choices).get(value, ""))
    return "" if value is None else str(value)
