"""The shape of what a host does for participants: write to them, ask them something."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from alliantie.validators import NameField
from events.choices import Purpose
from events.models import EventPage
from events.policies.host_mail import ALL, COMING, WAITING
from events.services.host_mail import Letter
from events.services.questions import Question

TOO_LONG = _("Maak dit korter: hoogstens %(limit_value)d tekens, het zijn er nu %(show_value)d.")
MOST_QUESTIONS = 8


class HostMailForm(forms.Form):
    """A mail to participants."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    to_whom = forms.ChoiceField(
        label=_("Aan wie?"),
        choices=[
            (COMING, _("Wie een plek heeft")),
            (WAITING, _("Wie op de wachtlijst staat")),
            (ALL, _("Allebei")),
        ],
        initial=COMING,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies aan wie."), "invalid_choice": _("Kies aan wie.")},
    )
    subject = NameField(
        label=_("Onderwerp"),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Vul een onderwerp in."), "max_length": TOO_LONG},
    )
    text = forms.CharField(
        label=_("Je bericht"),
        help_text=_(
            "Deelnemers kunnen niet terugmailen. Ze stellen hun vraag op hun aanmeldpagina."
        ),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 10}),
        error_messages={"required": _("Schrijf je bericht."), "max_length": TOO_LONG},
    )

    def letter(self) -> Letter:
        """Give what was written, for the service."""
        given = self.cleaned_data
        return Letter(to_whom=given["to_whom"], subject=given["subject"], text=given["text"])


class QuestionForm(forms.Form):
    """One question at registration; left empty it goes."""

    pk = forms.IntegerField(required=False, widget=forms.HiddenInput)
    text = NameField(
        label=_("Vraag"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"max_length": TOO_LONG},
    )
    purpose = forms.ChoiceField(
        label=_("Waarom vraag je dit?"),
        help_text=_(
            "Dit staat bij de vraag. Antwoorden over meedoen en eten wissen we een week na de "
            "bijeenkomst, de andere na 90 dagen. Meldt iemand zich af, dan wissen we ze meteen."
        ),
        choices=Purpose.choices,
        initial=Purpose.PREPARE,
    )
    is_required = forms.BooleanField(label=_("Iedereen moet dit invullen"), required=False)


def questions_formset(event: EventPage, data: Any = None) -> Any:
    """Give a form for each question that is there, and one more."""
    initial = [
        {"pk": row.pk, "text": row.text, "purpose": row.purpose, "is_required": row.is_required}
        for row in event.questions.all()
    ]
    made = forms.formset_factory(
        QuestionForm, extra=1, max_num=MOST_QUESTIONS, absolute_max=MOST_QUESTIONS
    )
    return made(data, initial=initial)


def questions_of(formset: Any) -> list[Question]:
    """Give what a host wants to ask, in order."""
    given = [one for one in formset.cleaned_data if one.get("text")]
    return [Question(**one) for one in given]
