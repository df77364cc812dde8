"""What a coordinator chooses for the next meeting of a series."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from events.policies.rotation import Advice


class AskForm(forms.Form):
    """Which organisation to ask; the first of the advice is chosen beforehand."""

    use_required_attribute = False

    organisation = forms.TypedChoiceField(
        label=_("Wie vraag je als gastheer?"),
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Kies een organisatie."),
            "invalid_choice": _("Kies een van deze organisaties."),
        },
    )

    def __init__(self, data: Any = None, *, advice: tuple[Advice, ...]) -> None:
        super().__init__(data)
        field: Any = self.fields["organisation"]
        field.choices = [(one.candidate.organisation_id, _told(one)) for one in advice]
        if advice:
            field.initial = advice[0].candidate.organisation_id


def _told(advice: Advice) -> str:
    """Say the name and why, in one line."""
    return f"{advice.candidate.name}: {', '.join(advice.reasons)}"
