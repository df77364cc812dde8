"""Write a dilemma: three answers are enough, the rest may follow."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alliantie.validators import NameField
from cases.forms.giveaways import GiveawayMixin
from cases.models import DilemmaPage
from cases.policies.dilemma_rights import LONGEST_QUESTION, USUAL_TIME, check_decide_by
from cases.policies.dilemma_state import DilemmaRefusedError
from cases.policies.question_check import (
    LONGEST_REASON,
    Finding,
    check_question,
    check_reasoned,
)
from themes.models import Theme
from themes.policies import is_row_number

from .advised import AdvisedMixin
from .base import TOO_LONG, PeekMixin, long_text
from .choice import ChoiceMixin
from .more import MoreMixin

MOST_THEMES = 3


class ThemesField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]  # not a generic when it runs
    """Themes by number; a number no row can have is refused before a database chokes on it."""

    def clean(self, value: Any) -> Any:
        """Refuse what cannot be a row number."""
        for one in value or ():
            if not is_row_number(str(one)):
                raise forms.ValidationError(
                    self.error_messages["invalid_pk_value"], code="invalid_pk_value"
                )
        return super().clean(value)


class QuestionForm(PeekMixin):
    """The question, and why it has to stay as it is."""

    question = NameField(
        label=_("Je vraag"),
        help_text=_(
            "Eén vraag, hoogstens 15 woorden. Begin met mag, moet, kan of een woord als dat."
        ),
        max_length=LONGEST_QUESTION,
        widget=forms.TextInput(attrs={"autocomplete": "off", "maxlength": None}),
        error_messages={"required": _("Schrijf je vraag."), "max_length": TOO_LONG},
    )
    question_reason = NameField(
        label=_("Waarom moet de vraag zo blijven?"),
        help_text=_("Eén zin. Alleen de moderatie leest dit."),
        required=False,
        max_length=LONGEST_REASON,
        widget=forms.TextInput(attrs={"autocomplete": "off", "maxlength": None}),
        error_messages={"max_length": TOO_LONG},
    )

    @property
    def fresh_key(self) -> UUID:
        """Give a key for the other form, to which a question with "hoe" can go."""
        return uuid4()

    @property
    def findings(self) -> list[Finding]:
        """Give what is wrong with the question as it stands in the form."""
        return check_question(str(self["question"].value() or ""))

    def clean(self) -> dict[str, Any]:
        """Let a faulty question pass only with a reason."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        try:
            check_reasoned(data.get("question", ""), data.get("question_reason", ""))
        except DilemmaRefusedError as error:
            self.add_error("question", error.sentence)
        return data


class TextForm(QuestionForm, AdvisedMixin, MoreMixin):
    """Everything of a dilemma but who may see it."""

    situation = long_text(
        _("Wat speelt er?"),
        _("Een paar zinnen: wat is er gebeurd en waarom is het lastig? Noem geen namen."),
        required=_("Vertel in een paar zinnen wat er speelt."),
        longest=6000,
        rows=8,
    )
    themes = ThemesField(
        Theme.objects.none(),
        label=_("Waar gaat het over?"),
        help_text=_("Kies een tot drie thema's."),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Kies waar het over gaat."),
            "invalid_choice": _("Een van de thema's bestaat niet meer. Kies opnieuw."),
            "invalid_pk_value": _("Een van de thema's bestaat niet meer. Kies opnieuw."),
        },
    )
    decide_by = forms.DateField(
        label=_("Wanneer moet je beslissen?"),
        help_text=_("Tot die dag kunnen anderen advies geven."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": _("Kies een dag."),
            "invalid": _("Dit is geen datum. Een voorbeeld: 2026-05-31."),
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["themes"].queryset = Theme.objects.all()  # type: ignore[attr-defined]  # a ModelMultipleChoiceField

    def clean_themes(self) -> Any:
        """Keep it to a few."""
        chosen = self.cleaned_data["themes"]
        if len(chosen) > MOST_THEMES:
            raise forms.ValidationError(_("Kies hoogstens drie thema's."))
        return chosen

    def clean_decide_by(self) -> date | None:
        """Leave people time to answer; a day that stood already may stay."""
        day: date | None = self.cleaned_data["decide_by"]
        if day != self.initial.get("decide_by") or "key" in self.fields:
            try:
                check_decide_by(day, today=timezone.localdate())
            except DilemmaRefusedError as error:
                raise forms.ValidationError(error.sentence) from error
        return day

    @staticmethod
    def initial_of(draft: DilemmaPage) -> dict[str, Any]:
        """Give what the form shows of a version."""
        return {
            "question": draft.title,
            "question_reason": draft.question_reason,
            "situation": draft.situation,
            "themes": list(draft.themes.all()),
            "decide_by": draft.decide_by,
            **MoreMixin.initial_of_more(draft),
        }

    def changes(self) -> dict[str, Any]:
        """Give what was typed as the service takes it."""
        data = self.cleaned_data
        plain = ("situation", "question_reason", "decide_by")
        return {
            "title": data["question"],
            "themes": list(data["themes"]),
            **{name: data[name] for name in plain if name in data},
            **self.more_changes(),
        }


class AskForm(TextForm, ChoiceMixin):
    """A new dilemma."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["decide_by"].initial = lambda: timezone.localdate() + USUAL_TIME


class EditForm(GiveawayMixin, TextForm):
    """A change; of what is online it warns at once, since it is not sent in a second time."""

    looked_through = ("question", "situation")

    version = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, draft: DilemmaPage, is_online: bool, **kwargs: Any) -> None:
        kwargs.setdefault("initial", self.initial_of(draft))
        super().__init__(*args, number_of_options=draft.options.count(), **kwargs)
        if is_online:
            del self.fields["decide_by"]
        self.is_online = is_online

    def typed_texts(self) -> Iterable[str]:
        """Look through everything of what is online; a draft is looked through when it is sent in."""
        if not self.is_online:
            return ()
        lists = ("absent", "rights", "interests", "variants")
        lines = [line for name in lists for line in self.cleaned_data.get(name) or ()]
        options = (str(field.value() or "") for field in self.option_fields)
        return [*super().typed_texts(), *lines, *options]
