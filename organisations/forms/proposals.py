"""Forms about organisations."""

from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from organisations.choices import OrganisationKind
from organisations.naming import clean_name
from organisations.policies import OrganisationRefusedError, check_name


class ProposalForm(forms.Form):
    """A missing organisation, in two fields."""

    name = forms.CharField(
        label=_("Naam van de organisatie"),
        help_text=_("Voluit, zoals op de website van de organisatie."),
        max_length=200,
        error_messages={"required": _("Schrijf de naam van de organisatie.")},
    )
    kind = forms.ChoiceField(
        label=_("Wat voor organisatie is het?"),
        choices=[("", _("Kies wat past")), *OrganisationKind.choices],
        error_messages={
            "required": _("Kies wat voor organisatie het is."),
            "invalid_choice": _("Kies een van de mogelijkheden."),
        },
    )
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def clean_name(self) -> str:
        """Keep the name as we show it."""
        try:
            check_name(self.cleaned_data["name"])
        except OrganisationRefusedError as error:
            raise forms.ValidationError(error.sentence) from error
        return clean_name(self.cleaned_data["name"])
