"""How somebody takes part, and how they stop."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from alliantie.validators import NameField
from organisations.choices import Sector

from .proposals import ProposalForm

Colleagues = Iterable[tuple[str, str]]


class FaceForm(forms.Form):
    """What somebody does at an organisation, and whether the page of it says who they are."""

    function = NameField(
        label=_("Je functie"),
        help_text=_("Bijvoorbeeld: adviseur informatiehuishouding."),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization-title"}),
    )
    is_shown = forms.BooleanField(
        label=_("Toon mijn naam en functie op de pagina van de organisatie"), required=False
    )


class AsMyselfForm(forms.Form):
    """As what somebody takes part who works for no organisation here."""

    sector = forms.ChoiceField(
        label=_("Als wie doe je mee?"),
        choices=Sector.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Kies als wie je meedoet."),
            "invalid_choice": _("Kies een van de mogelijkheden."),
        },
    )


class NewOrganisationForm(FaceForm, ProposalForm):
    """An organisation we do not know yet, with who asks."""

    field_order = ("name", "kind", "function", "is_shown", "key")


class ColleagueForm(forms.Form):
    """A choice among colleagues."""

    successor = forms.ChoiceField(label=_("Wie neemt het beheer over?"))

    def __init__(self, *args: Any, colleagues: Colleagues = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.colleagues = list(colleagues)
        field: Any = self.fields["successor"]
        field.choices = [("", _now("Kies een collega")), *self.colleagues]


class HandOverForm(ColleagueForm):
    """Give the task to a colleague."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        said = _now("Kies een collega die meedoet.")
        self.fields["successor"].error_messages |= {"required": said, "invalid_choice": said}


class LeaveForm(ColleagueForm):
    """Stop; the last admin says who takes over, or that nobody does."""

    without_admin = forms.BooleanField(
        label=_("De organisatie gaat verder zonder beheerder. De redactie laat dan mensen toe."),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["successor"].required = False
