"""The form with which somebody says to have another account."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ClaimForm(forms.Form):
    """The address of the other account."""

    use_required_attribute = False

    address = forms.EmailField(
        label=_("E-mailadres van het andere account"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={
            "required": _("Typ het e-mailadres van het andere account."),
            "invalid": _("Dit is geen e-mailadres."),
        },
    )
