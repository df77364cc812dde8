"""Two versions of a profile side by side, when it was changed in two places at once."""

from dataclasses import dataclass
from typing import Any

from people.forms.profiles import ProfileForm, initial_of
from people.models import Person


@dataclass(frozen=True)
class Difference:
    """One field on which two versions do not agree."""

    label: str
    theirs: str
    mine: str


def compared(theirs: Person, form: ProfileForm) -> list[Difference]:
    """List what differs between what stands there and what was typed; a picture cannot be compared."""
    stored = initial_of(theirs)
    found = []
    for name, field in form.fields.items():
        if name in {"key", "version", "portrait", "remove"}:
            continue
        old = _words(field, stored.get(name, ""))
        new = _words(field, form.cleaned_data.get(name, ""))
        if old != new:
            found.append(Difference(str(field.label), old, new))
    return found


def _words(field: Any, value: Any) -> str:
    if hasattr(field, "choices"):
        words = dict(field.choices)
        values = value if isinstance(value, list) else [value]
        return ", ".join(str(words.get(one, "")) for one in values if one)
    return str(value)
