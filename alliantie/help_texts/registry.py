"""The forms whose help may be changed; which fields have help they say themselves."""

from dataclasses import dataclass
from functools import cache

from django import forms
from django.utils.functional import Promise

Label = str | Promise
FormClass = type[forms.BaseForm]


@dataclass(frozen=True)
class HelpedField:
    """One field that has help: what it says unless somebody changed it."""

    key: str
    label: str
    standard: str


@dataclass(frozen=True)
class HelpedForm:
    """One form; forms made of it show the same help."""

    name: str
    label: Label
    form: FormClass

    def fields(self) -> list[HelpedField]:
        """Give the fields with help, in the order of the form."""
        told = getattr(self.form, "helps", {})
        helps = {
            name: (str(field.label or name), str(told.get(name) or field.help_text))
            for name, field in self.form.base_fields.items()
        }
        return [
            HelpedField(f"{self.name}.{name}", label, standard)
            for name, (label, standard) in helps.items()
            if standard
        ]


_forms: dict[str, HelpedForm] = {}


def register(name: str, form: FormClass, *, label: Label) -> None:
    """Let site admins change the help of a form."""
    _forms[name] = HelpedForm(name, label, form)
    key_of.cache_clear()


def helped_forms() -> tuple[HelpedForm, ...]:
    """Give every form."""
    return tuple(_forms.values())


def helped_form(name: str) -> HelpedForm | None:
    """Give one form."""
    return _forms.get(name)


@cache  # asked for every field on a page; forms do not change while the site runs
def key_of(form: FormClass, field: str) -> str:
    """Give under which name the help of a field is kept, or nothing when nobody may change it."""
    names = {one.form: one.name for one in _forms.values()}
    for ancestor in form.__mro__:
        if ancestor in names and field in ancestor.base_fields:
            return f"{names[ancestor]}.{field}"
    return ""
