"""What a phone sends: the code of a room, and one answer."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from events.choices import QuestionKind
from events.models import PollQuestion

SPACE = re.compile(r"[\s.–-]+")


class CodeForm(forms.Form):
    """The code on the big screen, in whatever letters and spaces somebody types it."""

    use_required_attribute = False

    code = forms.CharField(
        label=_("Code op het scherm"),
        max_length=20,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
        error_messages={
            "required": _("Typ de code die op het scherm staat."),
            "max_length": _("Deze code is te lang. Kijk nog eens op het scherm."),
        },
    )

    def clean_code(self) -> str:
        """Read it in capitals, without spaces and dashes; anything else is no code."""
        code = SPACE.sub("", self.cleaned_data["code"]).upper()
        if not (code.isascii() and code.isalnum()):
            raise forms.ValidationError(_("Een code bestaat uit letters en cijfers."))
        return code


class VoteForm(forms.Form):
    """The answer to the question that is open: one choice, or a few words."""

    use_required_attribute = False
    tells_what_is_needed = True

    option = forms.TypedChoiceField(
        label=_("Kies één antwoord"),
        coerce=int,
        widget=forms.RadioSelect,
        required=False,
        empty_value=None,
    )
    text = forms.CharField(
        label=_("Je antwoord"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "Iedereen in de zaal leest mee, en later misschien ook op de site. Noem geen namen."
        ),
    )

    def __init__(self, data: Any = None, *, question: PollQuestion) -> None:
        super().__init__(data)
        if question.kind == QuestionKind.OPEN:
            del self.fields["option"]
        else:
            del self.fields["text"]
            field: Any = self.fields["option"]
            field.choices = [(option.pk, option.text) for option in question.options.all()]
            field.error_messages["invalid_choice"] = _("Kies een van de antwoorden.")
