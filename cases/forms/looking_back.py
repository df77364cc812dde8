"""Tell how it went, on the desk or behind a link from a mail."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.choices import Outcome
from cases.services.dilemmas.looking_back import Told

from .giveaways import GiveawayMixin

CHOOSE = _("Kies hoe het ging.")
TOO_LONG = _("Maak dit korter: hoogstens %(limit_value)d tekens, het zijn er nu %(show_value)d.")


class SecretForm(forms.Form):
    """The words somebody chose to open the link with."""

    use_required_attribute = False

    secret = forms.CharField(
        label=_("Je wachtzin"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Typ je wachtzin.")},
    )


class LookBackForm(GiveawayMixin):
    """How it went and what was learned."""

    use_required_attribute = False
    looked_through = ("text", "lessons")

    outcome = forms.ChoiceField(
        label=_("Hoe ging het?"),
        choices=Outcome.choices,
        widget=forms.RadioSelect,
        error_messages={"required": CHOOSE, "invalid_choice": CHOOSE},
    )
    text = forms.CharField(
        label=_("Wat gebeurde er?"),
        help_text=_("Een paar zinnen. Noem geen namen."),
        required=False,
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 5, "maxlength": None}),
        error_messages={"max_length": TOO_LONG},
    )
    lessons = forms.CharField(
        label=_("Wat leerde je?"),
        help_text=_("Wat zou je een ander aanraden die voor hetzelfde staat?"),
        required=False,
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 5, "maxlength": None}),
        error_messages={"max_length": TOO_LONG},
    )

    def told(self) -> Told:
        """Give the answer as the service takes it."""
        data = self.cleaned_data
        return Told(outcome=data["outcome"], text=data["text"], lessons=data["lessons"])
