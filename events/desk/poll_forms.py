"""What a host asks the room."""

from django import forms
from django.utils.translation import gettext_lazy as _

from events.choices import QuestionKind
from events.policies.polling import MOST_OPTIONS
from events.services.polling import Wording

from .keyed import KeyedForm


class QuestionForm(KeyedForm):
    """One question; the answers to choose from stand one a line."""

    kind = forms.ChoiceField(
        label=_("Soort vraag"),
        choices=[choice for choice in QuestionKind.choices if choice[0] != QuestionKind.QUIZ],
        initial=QuestionKind.CHOICE,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat voor vraag het is.")},
    )
    text = forms.CharField(
        label=_("Vraag"),
        max_length=200,
        error_messages={
            "required": _("Schrijf een vraag."),
            "max_length": _("Maak de vraag korter: hoogstens 200 tekens."),
        },
    )
    options = forms.CharField(
        label=_("Antwoorden om uit te kiezen"),
        required=False,
        max_length=1200,
        help_text=_("Een op elke regel, hoogstens %(most)d. Niet nodig bij een open vraag.")
        % {"most": MOST_OPTIONS},
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"max_length": _("Dit zijn te veel woorden. Maak de antwoorden korter.")},
    )

    def wording(self) -> Wording:
        """Give the question as the service takes it."""
        data = self.cleaned_data
        lines = tuple(line.strip() for line in data["options"].splitlines() if line.strip())
        return Wording(kind=data["kind"], text=data["text"], options=lines)


class ProposalForm(KeyedForm):
    """One of the quiz questions that were proposed, by its words: places shift."""

    case = forms.IntegerField(min_value=1)
    text = forms.CharField(max_length=200)
