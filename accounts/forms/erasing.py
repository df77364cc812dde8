"""The form that erases an account."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class EraseForm(forms.Form):
    """The word that says that somebody means it."""

    use_required_attribute = False

    confirmation = forms.CharField(
        label=_("Typ het woord WISSEN, of je e-mailadres"),
        max_length=254,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": _("Typ het woord WISSEN, of je e-mailadres.")},
    )

    def __init__(self, *args: Any, email: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.email = email

    def clean_confirmation(self) -> str:
        """Take the word or the address, whatever its capitals."""
        typed: str = self.cleaned_data["confirmation"].strip().lower()
        if typed not in {"wissen", self.email.lower()}:
            raise forms.ValidationError(
                _("Dit klopt niet. Typ het woord WISSEN, of het e-mailadres van dit account.")
            )
        return typed
