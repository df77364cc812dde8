"""The shape of advice and of a remark on it."""

from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from alliantie.visibility import Actor
from cases.choices import NameChoice, Value
from cases.models import Advice, DilemmaPage
from cases.policies.advice import LONGEST_ADVICE, LONGEST_REMARK
from cases.services.dilemmas.advice import Given
from organisations.models import Organisation
from people.choices import Level

TOO_LONG = _("Maak dit korter: hoogstens %(limit_value)d tekens, het zijn er nu %(show_value)d.")
NONE, SOME = "nee", "ja"


class AdviceForm(forms.Form):
    """One box, an own interest, whose name; the rest is folded."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    text = forms.CharField(
        label=_("Je advies"),
        help_text=_("Wat zou jij doen, en waarom? Maakte je zoiets mee, vertel dan hoe het ging."),
        max_length=LONGEST_ADVICE,
        widget=forms.Textarea(attrs={"rows": 8, "autocomplete": "off"}),
        error_messages={"required": _("Typ je advies."), "max_length": TOO_LONG},
    )
    has_interest = forms.ChoiceField(
        label=_("Heb je zelf belang bij wat hier wordt besloten?"),
        choices=[(NONE, _("Nee")), (SOME, _("Ja"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Zeg of je er zelf belang bij hebt.")},
    )
    interest = forms.CharField(
        label=_("Zo ja, welk belang?"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"max_length": TOO_LONG},
    )
    name = forms.ChoiceField(
        label=_("Wie ziet dat dit advies van jou is?"),
        choices=NameChoice.choices,
        initial=NameChoice.PUBLIC,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wie ziet wie je bent.")},
    )
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(),
        label=_("Welke organisatie staat erbij?"),
        required=False,
        empty_label=_("Geen"),
        error_messages={"invalid_choice": _("Kies een organisatie waar je werkt.")},
    )
    option = forms.ChoiceField(label=_("Welke mogelijkheid raad je aan?"), required=False)
    value = forms.ChoiceField(
        label=_("Waar rust je advies op?"),
        choices=[("", _("Dat zeg ik niet")), *Value.choices],
        required=False,
    )
    level = forms.ChoiceField(
        label=_("Wat is je ervaring hiermee?"),
        choices=[("", _("Dat zeg ik niet")), *Level.choices],
        required=False,
    )

    def __init__(self, *args: Any, dilemma: DilemmaPage, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        labels = [(row.label, row.label) for row in dilemma.options.all()]
        self._field("option").choices = [("", _("Geen van deze")), *labels]
        if not labels:
            del self.fields["option"]
        own = Organisation.objects.visible_to(actor).filter(pk__in=actor.organisation_ids)
        self._field("organisation").queryset = own
        if actor.organisation_ids:
            self.fields["organisation"].initial = min(actor.organisation_ids)
        else:
            del self.fields["organisation"]

    def _field(self, name: str) -> Any:
        return self.fields[name]

    @property
    def folded(self) -> list[Any]:
        """Give what stands under "meer"."""
        return [self[name] for name in ("option", "value", "level") if name in self.fields]

    @property
    def is_unfolded(self) -> bool:
        """Say whether something under "meer" was filled in or is wrong."""
        return any(bound.errors or bound.value() for bound in self.folded)

    def clean(self) -> dict[str, Any]:
        """Ask which interest, when there is one."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("has_interest") == SOME and not cleaned.get("interest", "").strip():
            self.add_error("interest", ValidationError(_("Zeg in een paar woorden welk belang.")))
        return cleaned

    def given(self) -> Given:
        """Give what was typed, for the service."""
        data = self.cleaned_data
        organisation = data.get("organisation")
        return Given(
            text=data["text"].strip(),
            interest=data["interest"].strip() if data["has_interest"] == SOME else "",
            option=data.get("option", ""),
            value=data["value"],
            level=data["level"],
            name=data["name"],
            organisation_id=organisation.pk if organisation else None,
        )


def initial_of(advice: Advice | None) -> dict[str, Any]:
    """Give what the form starts with when somebody advised before."""
    if advice is None:
        return {}
    told = {
        name: getattr(advice, name) for name in ("text", "interest", "option", "value", "level")
    }
    return {
        **told,
        "has_interest": SOME if advice.interest else NONE,
        "name": advice.name_choice,
        "organisation": advice.organisation_id,
    }


class RemarkForm(forms.Form):
    """A remark on advice."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    text = forms.CharField(
        label=_("Je reactie"),
        max_length=LONGEST_REMARK,
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off"}),
        error_messages={"required": _("Typ je reactie."), "max_length": TOO_LONG},
    )
