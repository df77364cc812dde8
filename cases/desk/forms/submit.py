"""The last form before the editors read it."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from alliantie.choices import Audience
from alliantie.validators import NameField
from cases.models import CasePage


class SubmitForm(forms.Form):
    """What changed, for who read the old version, and who may see it."""

    use_required_attribute = False

    version = forms.CharField(widget=forms.HiddenInput, required=False)
    key = forms.UUIDField(widget=forms.HiddenInput, required=False, initial=uuid4)
    change_sentence = NameField(
        label=_("Wat is er veranderd?"),
        help_text=_("Eén zin. Lezers zien deze bij de wijzigingen."),
        required=False,
        max_length=200,
    )
    audience = forms.ChoiceField(
        label=_("Wie mag dit zien?"),
        choices=Audience.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wie dit mag zien.")},
    )

    def __init__(self, *args: Any, page: CasePage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.page = page
        if page.first_published_at is None:
            del self.fields["change_sentence"]
        field = self.fields["audience"]
        field.initial = page.audience
        if page.organisation_id is None:
            field.choices = [one for one in Audience.choices if one[0] != Audience.ORGANISATION]  # type: ignore[attr-defined]  # a ChoiceField
