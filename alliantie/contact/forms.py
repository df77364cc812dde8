"""What is typed to reach the network."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from alliantie.validators import NameField

LONGEST_NAME, LONGEST_SUBJECT, LONGEST_TEXT = 100, 120, 4000
TOO_LONG = _("Dit is langer dan %(limit_value)d tekens. Maak het korter.")


class ContactForm(forms.Form):
    """A message; of who is signed in we know the name and the address."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    name = NameField(
        label=_("Je naam"),
        max_length=LONGEST_NAME,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Vul je naam in."), "max_length": TOO_LONG},
    )
    email = forms.EmailField(
        label=_("Je e-mailadres"),
        help_text=_("Hier sturen we het antwoord naartoe."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": _("Vul je e-mailadres in, anders kunnen we niet antwoorden."),
            "invalid": _("Dit lijkt geen e-mailadres. Kijk het na."),
        },
    )
    subject = NameField(
        label=_("Waar gaat het over?"),
        max_length=LONGEST_SUBJECT,
        error_messages={"required": _("Vul in waar het over gaat."), "max_length": TOO_LONG},
    )
    text = forms.CharField(
        label=_("Je bericht"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": _("Typ je bericht."), "max_length": TOO_LONG},
    )
    # People do not see this field; programs that fill in everything do.
    website = forms.CharField(
        required=False,
        label=_("Laat dit leeg"),
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, is_signed_in: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_signed_in:
            del self.fields["name"], self.fields["email"]

    def clean_text(self) -> str:
        """Let every line end alike."""
        text: str = self.cleaned_data["text"]
        return text.replace("\r\n", "\n").replace("\r", "\n")

    @property
    def is_from_a_program(self) -> bool:
        """Say whether the field that nobody sees was filled in."""
        return bool(self.cleaned_data.get("website"))
