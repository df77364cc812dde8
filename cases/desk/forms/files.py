"""Why a file that not everybody can read stays as it is."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.policies.files import LONGEST_REASON


class ReasonForm(forms.Form):
    """One reason, in the author's words."""

    use_required_attribute = False

    reason = forms.CharField(
        label=_("Waarom kan het niet anders?"),
        help_text=_("Alleen jij, je medeauteurs en de redactie lezen dit. Noem geen namen."),
        error_messages={"required": _("Schrijf in een zin waarom het niet anders kan.")},
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
