"""What somebody answers afterwards."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from events.policies.afterwards import HIGHEST, LONGEST, LOWEST

TOO_LONG = _("Maak dit korter: hoogstens %(limit_value)d tekens, het zijn er nu %(show_value)d.")
GRADES = {
    1: _("1, daar had ik niets aan"),
    2: _("2, matig"),
    3: _("3, gewoon goed"),
    4: _("4, heel goed"),
    5: _("5, dit had ik niet willen missen"),
}
USED = (
    ("yes", _("Ja, ik heb er iets van gebruikt")),
    ("not_yet", _("Nog niet, maar dat wil ik wel")),
    ("no", _("Nee")),
)


def _words(label: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"max_length": TOO_LONG},
    )


class EvaluationForm(forms.Form):
    """Three questions; only the first one must be answered."""

    use_required_attribute = False

    grade = forms.TypedChoiceField(
        label=_("Hoe was het?"),
        coerce=int,
        choices=[(at, GRADES[at]) for at in range(LOWEST, HIGHEST + 1)],
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Kies een cijfer van 1 tot en met 5."),
            "invalid_choice": _("Kies een cijfer van 1 tot en met 5."),
        },
    )
    learned = _words(_("Wat neem je mee?"))
    better = _words(_("Wat kan beter?"))


class UsedForm(forms.Form):
    """Whether it was used, and what for."""

    use_required_attribute = False

    used = forms.ChoiceField(
        label=_("Heb je er iets van gebruikt?"),
        choices=USED,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Kies een van de antwoorden."),
            "invalid_choice": _("Kies een van de antwoorden."),
        },
    )
    told = _words(_("Waarvoor?"))
