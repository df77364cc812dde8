"""What somebody may say of a suggestion."""

from django import forms
from django.utils.translation import gettext_lazy as _

from matchmaking.policies.suggesting import LONGEST_REASON


class NotThisForm(forms.Form):
    """Not this, with a reason or without."""

    reason = forms.CharField(
        label=_("Waarom niet?"),
        help_text=_("Dit hoef je niet in te vullen. Niemand anders leest het."),
        required=False,
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "max_length": _("Dit is langer dan %(limit_value)d tekens. Maak het korter.")
        },
    )
