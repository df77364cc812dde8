"""What a host asks the room."""

from django import forms
from django.utils.translation import gettext_lazy as _

from events.choices import QuestionKind
from events.policies.polling import MOST_OPTIONS
from events.services.polling import Wording


class QuestionForm(forms.Form):
    """One question; the answers to choose from stand one a line."""

    use_required_attribute = False

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
        error_messages={"required": _("Schrijf een vraag.")},
    )
    options = forms.CharField(
        label=_("Antwoorden om uit te kiezen"),
        required=False,
        max_length=1000,
        help_text=_("Een op elke regel, hoogstens %(most)d. Niet nodig bij een open vraag.")
        % {"most": MOST_OPTIONS},
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    def wording(self) -> Wording:
        """Give the question as the service takes it."""
        data = self.cleaned_data
        lines = tuple(line.strip() for line in data["options"].splitlines() if line.strip())
        return Wording(kind=data["kind"], text=data["text"], options=lines)
