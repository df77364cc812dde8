"""The shape of what visitors and authors type on the public pages."""

import re
from datetime import date
from typing import Any, ClassVar
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from alliantie.validators import NameField
from alliantie.visibility import Actor
from cases.choices import Again, TimeBand
from cases.models import AuthorQuestion, CasePage
from organisations.models import Organisation


class QuestionForm(forms.ModelForm[AuthorQuestion]):
    """A question to the author."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    name = NameField(
        label=_("Je naam"),
        help_text=_("De auteur ziet je naam."),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Vul je naam in.")},
    )
    # People do not see this field; programs that fill in everything do.
    website = forms.CharField(
        required=False,
        label=_("Laat dit leeg"),
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    class Meta:
        model = AuthorQuestion
        fields: ClassVar[list[str]] = ["name", "email", "text"]
        widgets: ClassVar[dict[str, forms.Widget]] = {
            "email": forms.EmailInput(attrs={"autocomplete": "email"}),
            "text": forms.Textarea(attrs={"rows": 6}),
        }
        labels: ClassVar[dict[str, object]] = {
            "email": _("Je e-mailadres"),
            "text": _("Je vraag"),
        }
        help_texts: ClassVar[dict[str, object]] = {
            "email": _("Hierop krijg je antwoord. De auteur ziet je adres niet."),
            "text": _("Hoe concreter je vraag, hoe sneller je antwoord krijgt."),
        }
        error_messages: ClassVar[dict[str, dict[str, object]]] = {
            "email": {
                "required": _("Vul je e-mailadres in, anders kan de auteur niet antwoorden."),
                "invalid": _("Dit is geen e-mailadres. Een voorbeeld: naam@gemeente.nl."),
            },
            "text": {"required": _("Typ je vraag.")},
        }

    @property
    def is_from_a_program(self) -> bool:
        """Say whether the field that nobody sees was filled in."""
        return bool(self.cleaned_data.get("website"))


class AnswerForm(forms.Form):
    """The author's answer."""

    answer = forms.CharField(
        label=_("Je antwoord"),
        help_text=_("We mailen je antwoord door. Je e-mailadres blijft verborgen."),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": _("Typ je antwoord.")},
    )


class MonthField(forms.CharField):
    """A month as browsers give it, or as people type it where the browser knows no months."""

    widget = forms.TextInput(attrs={"type": "month"})
    PATTERNS = (r"(?P<year>\d{4})-(?P<month>\d{1,2})", r"(?P<month>\d{1,2})[-/ ](?P<year>\d{4})")

    def to_python(self, value: Any) -> Any:
        """Give the first day of the month."""
        text = super().to_python(value)
        if not text:
            return None
        for pattern in self.PATTERNS:
            if match := re.fullmatch(pattern, text, re.ASCII):
                try:
                    return date(int(match["year"]), int(match["month"]), 1)
                except ValueError:
                    break
        raise forms.ValidationError(_("Dit is geen maand. Een voorbeeld: 2026-05."))


def _story(label: Any, help_text: Any, required: Any) -> forms.CharField:
    too_long = _("Houd het bij %(limit_value)d tekens. Nu zijn het er %(show_value)d.")
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": required, "max_length": too_long},
    )


class ReuseForm(forms.Form):
    """How an organisation applied a case of another."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    organisation = forms.ModelChoiceField(
        label=_("Welke organisatie paste het toe?"),
        queryset=Organisation.objects.none(),
        empty_label=None,
        error_messages={
            "required": _("Kies een organisatie waar je werkt."),
            "invalid_choice": _("Kies een organisatie waar je werkt."),
        },
    )
    month = MonthField(
        label=_("Wanneer?"),
        help_text=_("De maand waarin jullie begonnen."),
        error_messages={"required": _("Kies de maand waarin jullie begonnen.")},
    )
    changed = _story(
        _("Wat deden jullie anders?"),
        _("Wat paste niet, wat liet je weg, wat kwam erbij?"),
        _("Vertel wat jullie anders deden. Niets? Zeg dat dan."),
    )
    effort = forms.ChoiceField(
        label=_("Hoeveel tijd kostte het?"),
        choices=[("", _("Kies wat past")), *TimeBand.choices],
        error_messages={
            "required": _("Kies hoeveel tijd het kostte."),
            "invalid_choice": _("Kies een van de mogelijkheden."),
        },
    )
    result = _story(
        _("Wat leverde het op?"),
        _("Ook als het tegenviel: daar leren anderen van."),
        _("Vertel wat het opleverde."),
    )
    again = forms.ChoiceField(
        label=_("Zou je het weer doen?"),
        choices=Again.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Kies of je het weer zou doen."),
            "invalid_choice": _("Kies of je het weer zou doen."),
        },
    )
    adapted = forms.ModelChoiceField(
        label=_("Schreven jullie er zelf een praktijkvoorbeeld over?"),
        queryset=CasePage.objects.none(),
        required=False,
        empty_label=_("Nee, of nog niet"),
        error_messages={"invalid_choice": _("Kies een praktijkvoorbeeld van je organisatie.")},
    )

    def __init__(self, *args: Any, actor: Actor, original: CasePage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = Organisation.objects.filter(pk__in=actor.organisation_ids)
        written = CasePage.objects.visible_to(actor).filter(organisation__in=actor.organisation_ids)
        self.fields["organisation"].queryset = own  # type: ignore[attr-defined]  # a ModelChoiceField
        self.fields["adapted"].queryset = (  # type: ignore[attr-defined]  # the same
            written.exclude(pk=original.pk).own_first().order_by("rank", "title")
        )
