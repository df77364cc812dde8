"""A line of the round, typed by who is there."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from alliantie.validators import NameField
from events.policies.rounds import LONGEST


class SayForm(forms.Form):
    """One line, with a key of its own so that it counts once."""

    use_required_attribute = False

    key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    text = NameField(
        label=_("Wat is er nieuw bij jou?"),
        help_text=_("Eén of twee zinnen. Je regel komt in het verslag, zonder je naam."),
        max_length=LONGEST,
        error_messages={
            "required": _("Typ je regel."),
            "max_length": _(
                "Maak dit korter: hoogstens %(limit_value)d tekens, het zijn er nu %(show_value)d."
            ),
        },
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, initial={"key": uuid4()})
