"""The last look before it is sent in, and how to be reached for the look back."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.forms.giveaways import GiveawayMixin

LEAST_SECRET = 12


class SubmitForm(GiveawayMixin):
    """Only the tick, when the text gives its writer away."""

    use_required_attribute = False


class LookBackSettingsForm(forms.Form):
    """Another address, and words to open the link with; what is left empty stays as it was."""

    use_required_attribute = False

    other_address = forms.EmailField(
        label=_("Een ander e-mailadres"),
        help_text=_("Bijvoorbeeld je eigen adres thuis. Daarheen gaat dan al het nieuws hierover."),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        error_messages={"invalid": _("Dit is geen e-mailadres. Een voorbeeld: naam@voorbeeld.nl.")},
    )
    secret = forms.CharField(
        label=_("Je wachtzin"),
        help_text=_(
            "Minstens 12 tekens. Hiermee open je de vraag hoe het ging zonder in te loggen."
        ),
        required=False,
        min_length=LEAST_SECRET,
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
        error_messages={"min_length": _("Maak je wachtzin langer: minstens 12 tekens.")},
    )
    forget = forms.BooleanField(label=_("Vergeet het andere adres en de wachtzin"), required=False)

    def chosen(self) -> dict[str, Any]:
        """Give what changes: None leaves it as it is."""
        data = self.cleaned_data
        if data["forget"]:
            return {"other_address": "", "passphrase": ""}
        return {
            "other_address": data["other_address"] or None,
            "passphrase": data["secret"] or None,
        }
