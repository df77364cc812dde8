"""Asking somebody to take part."""

from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from alliantie.validators import NameField


class InviteForm(forms.Form):
    """One colleague to invite by mail."""

    name = NameField(
        label=_("Naam van je collega"),
        max_length=120,
        error_messages={"required": _("Schrijf wie je uitnodigt.")},
    )
    email = forms.EmailField(
        label=_("E-mailadres"),
        help_text=_("Hier sturen we de uitnodiging heen. We tonen het adres aan niemand."),
        max_length=254,
        error_messages={
            "required": _("Schrijf het e-mailadres van je collega."),
            "invalid": _("Dit is geen e-mailadres. Het lijkt op naam@organisatie.nl."),
        },
    )
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
