"""Propose something to add to somebody's dilemma."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alliantie.validators import NameField
from cases.choices import ProposalKind, Stake, Value
from cases.policies.dilemma_proposals import check_proposal
from cases.policies.dilemma_state import DilemmaRefusedError

CHOOSE = _("Kies wat je voorstelt.")


class ProposeForm(forms.Form):
    """One thing to add, in one sentence."""

    use_required_attribute = False

    kind = forms.ChoiceField(
        label=_("Wat stel je voor?"),
        choices=ProposalKind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": CHOOSE, "invalid_choice": CHOOSE},
    )
    text = NameField(
        label=_("In één zin"),
        help_text=_("Bij iets dat botst kies je hieronder."),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    value = forms.ChoiceField(
        label=_("Wat botst er?"),
        choices=[("", _("Kies wat past")), *Value.choices],
        required=False,
        error_messages={"invalid_choice": _("Kies een van de mogelijkheden.")},
    )
    stake = forms.ChoiceField(
        label=_("Hoe merkt diegene het?"),
        choices=[("", _("Kies wat past")), *Stake.choices],
        required=False,
        error_messages={"invalid_choice": _("Kies een van de mogelijkheden.")},
    )

    def clean(self) -> dict[str, Any]:
        """Refuse what does not fit, at the question it is about."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if {"kind", "text", "value", "stake"} <= set(data):
            try:
                check_proposal(**self.proposal())
            except DilemmaRefusedError as error:
                is_value = data["kind"] == ProposalKind.VALUE
                self.add_error("value" if is_value else "text", error.sentence)
        return data

    def proposal(self) -> dict[str, str]:
        """Give the proposal as the service takes it."""
        data = self.cleaned_data
        is_value = data["kind"] == ProposalKind.VALUE
        text = data["value"] if is_value else data["text"]
        return {"kind": data["kind"], "text": text, "stake": data["stake"]}
