"""What a moderator decides about a dilemma."""

from typing import Any

from django import forms
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from cases.choices import DilemmaState
from cases.models import DilemmaPage
from cases.querysets import SHOWN

LONGEST = 2000


class SafetyDecision(TextChoices):
    """What can be decided."""

    APPROVE = "approve", _("Zet op de site")
    ASK_CHANGES = "ask_changes", _("Vraag iets aan te passen")
    REFUSE = "refuse", _("Plaats dit niet")
    TAKE_OFF = "take_off", _("Haal van de site")


NEEDS_REMARK = {
    SafetyDecision.ASK_CHANGES: _("Schrijf wat er anders moet."),
    SafetyDecision.REFUSE: _("Schrijf waarom dit niet geplaatst wordt."),
    SafetyDecision.TAKE_OFF: _("Schrijf waarom dit van de site gaat."),
}


class SafetyForm(forms.Form):
    """One decision, with a message to who asked where they need to know why."""

    decision = forms.ChoiceField(
        label=_("Wat doe je met dit dilemma?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Kies wat je doet."),
            "invalid_choice": _("Dit kan nu niet (meer). Kies opnieuw."),
        },
    )
    remark = forms.CharField(
        label=_("Bericht aan de vrager"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Komt op de werkplek van de vrager. Schrijf geen namen op."),
        error_messages={"max_length": _("Maak dit korter: hoogstens %(limit_value)d tekens.")},
    )
    # Names the version the moderator read, so that nothing unread goes online.
    version = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, dilemma: DilemmaPage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["decision"]
        field.choices = [(one.value, one.label) for one in possible(dilemma)]

    def clean(self) -> dict[str, Any]:
        """Ask for the words a decision needs."""
        data = super().clean() or self.cleaned_data
        sentence = NEEDS_REMARK.get(data.get("decision", ""))
        if sentence and not data.get("remark", "").strip() and "remark" not in self.errors:
            self.add_error("remark", sentence)
        return data


def possible(dilemma: DilemmaPage) -> list[SafetyDecision]:
    """Give what can be decided about a dilemma as it stands; nobody can change one from a register."""
    if dilemma.state == DilemmaState.INTAKE:
        change = [] if dilemma.source else [SafetyDecision.ASK_CHANGES]
        return [SafetyDecision.APPROVE, *change, SafetyDecision.REFUSE]
    if dilemma.state not in SHOWN:
        return []
    change = [SafetyDecision.APPROVE, SafetyDecision.ASK_CHANGES]
    return [*(change if dilemma.has_unpublished_changes else []), SafetyDecision.TAKE_OFF]
