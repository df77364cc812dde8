"""What people type to each other."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from alliantie.validators import NameField
from people.policies.conversations import LONGEST_PUBLIC_QUESTION, LONGEST_SUBJECT, LONGEST_TEXT
from themes.models import Theme

TOO_LONG = _("Dit is langer dan %(limit_value)d tekens. Maak het korter.")


class LinesField(forms.CharField):
    """Several lines; a browser's way of ending them is not part of the text."""

    def to_python(self, value: Any) -> str:
        """Let every line end alike."""
        text: str = super().to_python(value) or ""
        return text.replace("\r\n", "\n").replace("\r", "\n")


def _area(label: Any, required: Any, *, longest: int, rows: int, help_text: Any = "") -> Any:
    return LinesField(
        label=label,
        help_text=help_text,
        max_length=longest,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"required": required, "max_length": TOO_LONG},
    )


class ContactForm(forms.Form):
    """A question to one person; `to` says whom it is for, as the person who asks has read it."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    to = forms.SlugField(widget=forms.HiddenInput)
    subject = NameField(
        label=_("Waar gaat het over?"),
        max_length=LONGEST_SUBJECT,
        error_messages={
            "required": _("Vul in waar het over gaat."),
            "max_length": TOO_LONG,
        },
    )
    text = _area(
        _("Je vraag"),
        _("Typ je vraag."),
        longest=LONGEST_TEXT,
        rows=8,
        help_text=_("Hoe concreter je vraag, hoe sneller je antwoord krijgt."),
    )
    theme = forms.ModelChoiceField(
        queryset=Theme.objects.none(),
        to_field_name="slug",
        required=False,
        label=_("Thema"),
        empty_label=_("Maakt niet uit"),
        error_messages={"invalid_choice": _("Kies een thema uit de lijst.")},
    )
    # People do not see this field; programs that fill in everything do.
    website = forms.CharField(
        required=False,
        label=_("Laat dit leeg"),
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, themes: list[Theme], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice = self.fields["theme"]
        if themes:
            choice.queryset = Theme.objects.filter(pk__in=[one.pk for one in themes])  # type: ignore[attr-defined]
        else:
            del self.fields["theme"]

    @property
    def payload(self) -> dict[str, str]:
        """Give what has to be found back after signing in."""
        return {name: str(self.data.get(name, "")) for name in ("to", "subject", "text", "theme")}

    @property
    def is_from_a_program(self) -> bool:
        """Say whether the field that nobody sees was filled in."""
        return bool(self.cleaned_data.get("website"))


class ReplyForm(forms.Form):
    """The next thing somebody says."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    text = _area(_("Je bericht"), _("Typ je bericht."), longest=LONGEST_TEXT, rows=6)


class AnswerOnSiteForm(forms.Form):
    """The text that may stand on the site."""

    question = NameField(
        label=_("De vraag"),
        max_length=LONGEST_PUBLIC_QUESTION,
        error_messages={"required": _("Vul de vraag in."), "max_length": TOO_LONG},
    )
    answer = _area(
        _("Het antwoord"),
        _("Vul het antwoord in."),
        longest=LONGEST_TEXT,
        rows=8,
        help_text=_("Haal namen en adressen weg. De naam van wie vroeg komt er niet bij."),
    )
