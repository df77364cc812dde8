"""The forms whose help may be changed; which fields have help they say themselves."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.utils.functional import Promise

Label = str | Promise
FormClass = type[Any]  # a form; its fields stand there only once Django has made the class


@dataclass(frozen=True)
class HelpedField:
    """One field that has help: what it says unless somebody changed it."""

    key: str
    label: str
    standard: str


@dataclass(frozen=True)
class HelpedForm:
    """One form; forms made of it show the same help. `late` names fields that it adds while it is made."""

    name: str
    label: Label
    form: FormClass
    late: Mapping[str, tuple[Label, Label]] = field(default_factory=dict)

    def fields(self) -> list[HelpedField]:
        """Give the fields with help, in the order of the form."""
        own = {name: (one.label, one.help_text) for name, one in self.form.base_fields.items()}
        return [
            HelpedField(f"{self.name}.{name}", str(label or name), str(standard))
            for name, (label, standard) in {**own, **self.late}.items()
            if standard
        ]

    def field(self, name: str) -> HelpedField | None:
        """Give one field that has help."""
        key = f"{self.name}.{name}"
        return next((one for one in self.fields() if one.key == key), None)


_forms: dict[str, HelpedForm] = {}


def register(
    name: str,
    form: FormClass,
    *,
    label: Label,
    late: Mapping[str, tuple[Label, Label]] | None = None,
) -> None:
    """Let site admins change the help of a form; `late` gives label and help of fields added while it is made."""
    _forms[name] = HelpedForm(name, label, form, late or {})
    helped_field.cache_clear()


def helped_forms() -> tuple[HelpedForm, ...]:
    """Give every form."""
    return tuple(_forms.values())


def helped_form(name: str) -> HelpedForm | None:
    """Give one form."""
    return _forms.get(name)


@cache  # asked for every field on a page; forms do not change while the site runs
def helped_field(form: FormClass, name: str) -> HelpedField | None:
    """Give the field of a form whose help may be changed, also when it comes from what the form is made of."""
    helped = {one.form: one for one in _forms.values()}
    nearest = (helped[ancestor] for ancestor in form.__mro__ if ancestor in helped)
    return next((found for one in nearest if (found := one.field(name))), None)
