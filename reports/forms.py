"""What is typed to report, to decide and to appeal."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from people.forms.conversations import TOO_LONG, LinesField

from .choices import AppealVerdict, Reason, Verdict
from .policies.judging import LONGEST_APPEAL, LONGEST_REASON
from .policies.refusals import ReportRefusedError
from .policies.reporting import LONGEST_TEXT, check_words

READ_BY_BOTH = _(
    "Wie het meldde en wie het schreef krijgen dit in een mail. Schrijf niet wie het meldde."
)


def _area(label: Any, *, longest: int, rows: int, required: Any = "", help_text: Any = "") -> Any:
    return LinesField(
        label=label,
        help_text=help_text,
        max_length=longest,
        required=bool(required),
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"required": required, "max_length": TOO_LONG},
    )


class KeyedForm(forms.Form):
    """A form that counts once."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)


class ReportForm(KeyedForm):
    """What is wrong; a visitor may leave an address."""

    reason = forms.ChoiceField(
        label=_("Wat is er mis?"),
        choices=Reason,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat er mis is.")},
    )
    text = _area(
        _("Vertel er meer over"),
        longest=LONGEST_TEXT,
        rows=5,
        help_text=_("Wat klopt er niet, en waar staat het? Alleen de moderatie leest dit."),
    )
    email = forms.EmailField(
        label=_("Je e-mailadres, als je antwoord wilt"),
        required=False,
        help_text=_(
            "Alleen voor het antwoord. Na het besluit wissen we je adres binnen een paar weken."
        ),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"invalid": _("Dit lijkt geen e-mailadres. Kijk het na.")},
    )
    # People do not see this field; programs that fill in everything do.
    website = forms.CharField(
        required=False,
        label=_("Laat dit leeg"),
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, is_signed_in: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_signed_in:
            del self.fields["email"]

    def clean(self) -> dict[str, Any]:
        """Ask for words where a reason alone says too little."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if "reason" in given and "text" in given:
            try:
                check_words(given["reason"], given["text"])
            except ReportRefusedError as error:
                self.add_error("text", error.sentence)
        return given

    @property
    def is_from_a_program(self) -> bool:
        """Say whether the field that nobody sees was filled in."""
        return bool(self.cleaned_data.get("website"))


class AppealForm(KeyedForm):
    """Why an author disagrees."""

    text = _area(
        _("Waarom ben je het er niet mee eens?"),
        longest=LONGEST_APPEAL,
        rows=6,
        required=_("Schrijf waarom je het er niet mee eens bent."),
    )


class DecisionForm(KeyedForm):
    """What a moderator decides, and why."""

    verdict = forms.ChoiceField(
        label=_("Besluit"),
        choices=Verdict,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies een besluit.")},
    )
    reason = _area(
        _("Waarom?"),
        longest=LONGEST_REASON,
        rows=4,
        required=_("Schrijf waarom je dit besluit."),
        help_text=READ_BY_BOTH,
    )


class AppealDecisionForm(DecisionForm):
    """What another moderator decides about an appeal."""

    verdict = forms.ChoiceField(
        label=_("Besluit over het bezwaar"),
        choices=AppealVerdict,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies een besluit.")},
    )
