"""What a site admin fills in: the help of each field of one form."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alliantie.validators import NameField

from .registry import HelpedForm

LONGEST = 400


class HelpForm(forms.Form):
    """One line of help a field; emptied it is the standard again."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    seen = forms.CharField(widget=forms.HiddenInput, required=False, strip=False)

    def __init__(self, *args: Any, helped: HelpedForm, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helped = helped
        for one in helped.fields():
            self.fields[one.key] = NameField(
                label=one.label,
                help_text=_("Standaard: %s") % one.standard,
                required=False,
                max_length=LONGEST,
            )

    @property
    def texts(self) -> dict[str, str]:
        """Give the text of each field."""
        return {one.key: self.cleaned_data[one.key] for one in self.helped.fields()}

    def shown(self) -> list[forms.BoundField]:
        """Give the fields to fill in."""
        return [self[one.key] for one in self.helped.fields()]
