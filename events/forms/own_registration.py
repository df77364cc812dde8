"""What somebody who has a place fills in: who comes instead, who takes it over, a question beforehand."""

from django import forms
from django.utils.translation import gettext_lazy as _

from alliantie.validators import NameField

from .address import AddressField
from .registration import TOO_LONG, GuestForm, RegistrationForm, side_field


class PassOnForm(forms.Form):
    """Who comes instead."""

    email = AddressField(
        label=_("E-mailadres van je collega"),
        help_text=_("Je houdt je plek tot je collega ja zegt."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        error_messages={
            "required": _("Vul het e-mailadres van je collega in."),
            "invalid": _("Dit is geen e-mailadres. Een voorbeeld: naam@gemeente.nl."),
        },
    )


class TakeOverForm(forms.Form):
    """Who the colleague is, when they have no account."""

    name = GuestForm.base_fields["name"]
    organisation_name = GuestForm.base_fields["organisation_name"]
    side = side_field()


class BoxForm(forms.Form):
    """A question beforehand."""

    text = NameField(
        label=_("Je vraag vooraf"),
        help_text=_("De organisator leest je vraag voor de bijeenkomst, met je naam."),
        max_length=300,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Typ je vraag."), "max_length": TOO_LONG},
    )


class RemindersForm(forms.Form):
    """When somebody is reminded, changed afterwards."""

    reminders = RegistrationForm.base_fields["reminders"]

    def chosen(self) -> tuple[str, ...]:
        """Give the moments to be reminded."""
        return tuple(self.cleaned_data["reminders"])
