"""One line of text in a box of several lines high, and for whom it is written."""

import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alliantie.validators import NameField, validate_plain_name
from news.policies.items import check_link
from organisations.models import Organisation
from people.policies.refusals import PeopleRefusedError

BREAKS = re.compile(r"[\r\n\t]+")
ONESELF = "zelf"


class LineField(NameField):
    """One line; somebody who pressed Enter meant a space."""

    def __init__(self, **kwargs: Any) -> None:
        standard = {"widget": forms.Textarea(attrs={"rows": 4})}
        super().__init__(**{**standard, **kwargs})

    def to_python(self, value: Any) -> str:
        """Fold line breaks into spaces before control characters are refused."""
        return super().to_python(BREAKS.sub(" ", value) if isinstance(value, str) else value)


class LinkField(forms.CharField):
    """An address on the web; one without scheme gets https."""

    def __init__(self, **kwargs: Any) -> None:
        standard = {"widget": forms.TextInput(attrs={"inputmode": "url"}), "max_length": 500}
        super().__init__(**{**standard, **kwargs})
        self.validators.append(validate_plain_name)

    def clean(self, value: Any) -> str:
        """Refuse what a browser would not open as a page of the web."""
        typed = super().clean(value)
        if not typed:
            return ""
        url = typed if re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:", typed) else f"https://{typed}"
        try:
            check_link(url)
            forms.URLField(assume_scheme="https").clean(url)
        except PeopleRefusedError as error:
            raise forms.ValidationError(error.sentence) from error
        except forms.ValidationError as error:
            raise forms.ValidationError(_("Dit is geen geldige link.")) from error
        return url


def whom_field(allowed: Iterable[int | None], **kwargs: Any) -> forms.TypedChoiceField:
    """Ask for whom somebody writes; with one possibility nothing is asked."""
    pks = list(allowed)
    names = dict(
        Organisation.objects.filter(pk__in=[pk for pk in pks if pk]).values_list("pk", "name")
    )
    choices = [
        (ONESELF, gettext_lazy("Alleen namens mezelf")) if pk is None else (str(pk), names[pk])
        for pk in pks
        if pk is None or pk in names
    ]
    return forms.TypedChoiceField(
        label=gettext_lazy("Namens wie?"),
        choices=choices,
        coerce=lambda value: None if value == ONESELF else int(value),
        empty_value=None,
        initial=choices[0][0] if choices else ONESELF,
        widget=forms.RadioSelect if len(choices) > 1 else forms.HiddenInput,
        error_messages={
            "invalid_choice": gettext_lazy("Kies een organisatie waar je nu lid van bent."),
            "required": gettext_lazy("Kies namens wie je schrijft."),
        },
        **kwargs,
    )


def in_choice(organisation_id: int | None) -> str:
    """Give the value of the choice for an organisation, or for oneself."""
    return ONESELF if organisation_id is None else str(organisation_id)
