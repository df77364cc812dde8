"""The shape of a request to talk first."""

import re
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

PHONE = re.compile(r"\+?[\d\s()./-]{8,25}")
FEWEST_DIGITS, MOST_DIGITS = 8, 15


class TalkForm(forms.Form):
    """What it is about, in a few words, and how to answer."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    message = forms.CharField(
        label=_("Waar wil je over praten?"),
        help_text=_("Een paar zinnen zijn genoeg. Je hoeft geen namen te noemen."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 6, "autocomplete": "off"}),
        error_messages={
            "required": _("Schrijf in een paar zinnen waar het over gaat."),
            "max_length": _(
                "Maak dit korter: hoogstens %(limit_value)d tekens, het zijn er nu %(show_value)d."
            ),
        },
    )
    contact = forms.CharField(
        label=_("Hoe kunnen we je bereiken?"),
        help_text=_("Een telefoonnummer of e-mailadres. Gebruik liever niet dat van je werk."),
        max_length=254,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={
            "required": _(
                "Vul een telefoonnummer of e-mailadres in, anders kunnen we niets terugzeggen."
            ),
            "max_length": _("Dit is te lang voor een telefoonnummer of e-mailadres."),
        },
    )
    # People do not see this field; programs that fill in everything do.
    website = forms.CharField(
        required=False,
        label=_("Laat dit leeg"),
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    def clean_contact(self) -> str:
        """Take a phone number or an e-mail address."""
        given: str = self.cleaned_data["contact"].strip()
        digits = sum(letter.isdigit() for letter in given)
        if PHONE.fullmatch(given) and FEWEST_DIGITS <= digits <= MOST_DIGITS:
            return given
        try:
            validate_email(given)
        except ValidationError as error:
            raise ValidationError(
                _(
                    "Dit is geen telefoonnummer of e-mailadres. Voorbeelden: 06 12 34 56 78 of "
                    "naam@voorbeeld.nl."
                )
            ) from error
        return given

    @property
    def is_from_a_program(self) -> bool:
        """Say whether the field that nobody sees was filled in."""
        return bool(self.cleaned_data.get("website"))
