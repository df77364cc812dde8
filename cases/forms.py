"""The shape of what visitors and authors type on the public pages."""

from typing import ClassVar
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from alliantie.validators import NameField

from .models import AuthorQuestion


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
