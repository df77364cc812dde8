"""What a coordinator chooses for a series, and what a host answers."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from events.models import Turn
from events.policies.rotation import Advice
from events.policies.turning import LONGEST_REASON

TOO_LONG = _("Maak dit korter: hoogstens %(limit_value)d tekens, het zijn er nu %(show_value)d.")


class AskForm(forms.Form):
    """Which organisation to ask; the first of the advice is chosen beforehand."""

    use_required_attribute = False

    number = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=9999)
    organisation = forms.TypedChoiceField(
        label=_("Wie vraag je als gastheer?"),
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Kies een organisatie."),
            "invalid_choice": _("Kies een van deze organisaties."),
        },
    )

    def __init__(self, data: Any = None, *, number: int | None, advice: tuple[Advice, ...]) -> None:
        super().__init__(data, initial={"number": number})
        field: Any = self.fields["organisation"]
        field.choices = [(one.candidate.organisation_id, _told(one)) for one in advice]
        if advice:
            field.initial = advice[0].candidate.organisation_id


def _told(advice: Advice) -> str:
    """Say the name and why, in one line."""
    return f"{advice.candidate.name}: {', '.join(advice.reasons)}"


class AnswerTurnForm(forms.Form):
    """Yes, or no with a reason; one for each turn on the page."""

    use_required_attribute = False

    reason = forms.CharField(
        label=_("Waarom niet?"),
        help_text=_("Alleen nodig bij nee. Alleen de coördinator en de redactie lezen dit."),
        max_length=LONGEST_REASON,
        required=False,
        error_messages={"max_length": TOO_LONG},
    )

    def __init__(self, data: Any = None, *, turn: Turn) -> None:
        super().__init__(data, auto_id=f"beurt-{turn.pk}-%s")


class SwapForm(forms.Form):
    """With which number a host wants to swap; whose it is, is not told."""

    use_required_attribute = False

    number = forms.TypedChoiceField(
        label=_("Ruilen met nummer"),
        coerce=int,
        error_messages={
            "required": _("Kies een nummer."),
            "invalid_choice": _("Kies een van de nummers om mee te ruilen."),
        },
    )

    def __init__(self, data: Any = None, *, turn: Turn, numbers: list[int]) -> None:
        super().__init__(data, auto_id=f"ruil-{turn.pk}-%s")
        field: Any = self.fields["number"]
        field.choices = [(one, str(one)) for one in numbers]
