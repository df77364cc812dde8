"""The shape of signing up: for a member nothing but what the host asks, for a guest who they are."""

import re
from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from alliantie.validators import NameField
from alliantie.visibility import Actor
from events.choices import Purpose, Reminder, Side
from events.models import EventPage, RegistrationQuestion
from events.policies.registering import LONGEST_ANSWER
from organisations.models import Organisation

from .address import AddressField

TOO_LONG = _("Maak dit korter: hoogstens %(limit_value)d tekens, het zijn er nu %(show_value)d.")
QUESTION = "vraag_"
KEPT = {
    Purpose.PREPARE: _(
        "Waarom we dit vragen: om de bijeenkomst voor te bereiden. "
        "90 dagen na de bijeenkomst wissen we dit."
    ),
    Purpose.ACCESS: _(
        "Waarom we dit vragen: zodat iedereen mee kan doen. "
        "Een week na de bijeenkomst wissen we dit."
    ),
    Purpose.DIET: _(
        "Waarom we dit vragen: voor eten en drinken. Een week na de bijeenkomst wissen we dit."
    ),
}


LINK = re.compile(r"[/@]|www\.|\.(?:com|net|org|info|biz|app|io|eu|nl|be)\b", re.IGNORECASE)


def validate_no_link(name: str) -> None:
    """Refuse a link: names stand in mails, and whoever types one chooses who gets it."""
    if LINK.search(name):
        raise ValidationError(_("Vul hier alleen een naam in, geen link of e-mailadres."))


class RegistrationForm(forms.Form):
    """What every form to sign up has: a key, reminders, the host's questions."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    reminders = forms.MultipleChoiceField(
        label=_("Wanneer sturen we een herinnering?"),
        choices=Reminder.choices,
        initial=[Reminder.DAY.value],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("Kies een van de mogelijkheden.")},
    )

    def __init__(self, *args: Any, event: EventPage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for question in event.questions.all():
            self.fields[f"{QUESTION}{question.pk}"] = _question_field(question)

    def answers(self) -> dict[int, str]:
        """Give what was answered, by question."""
        return {
            int(name.removeprefix(QUESTION)): value
            for name, value in self.cleaned_data.items()
            if name.startswith(QUESTION)
        }

    def chosen_reminders(self) -> tuple[str, ...]:
        """Give the moments to be reminded."""
        return tuple(self.cleaned_data["reminders"])


def _question_field(question: RegistrationQuestion) -> forms.CharField:
    return forms.CharField(
        label=question.text,
        help_text=KEPT[Purpose(question.purpose)],
        required=question.is_required,
        max_length=LONGEST_ANSWER,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Geef antwoord op deze vraag."), "max_length": TOO_LONG},
    )


def side_field() -> forms.ChoiceField:
    """Ask for which part of society somebody comes, where no organisation says it."""
    return forms.ChoiceField(
        label=_("Voor wie kom je?"),
        choices=[
            (Side.GOVERNMENT, _("Voor een overheidsorganisatie")),
            (Side.OUTSIDE, _("Voor een organisatie buiten de overheid")),
            (Side.RESIDENT, _("Als inwoner")),
        ],
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Kies voor wie je komt."),
            "invalid_choice": _("Kies voor wie je komt."),
        },
    )


class MemberForm(RegistrationForm):
    """For who is signed in; of several organisations they choose one, without any their side."""

    organisation = forms.ModelChoiceField(
        Organisation.objects.none(),
        label=_("Voor welke organisatie kom je?"),
        required=False,
        empty_label=None,
        error_messages={"invalid_choice": _("Kies een organisatie waar je werkt.")},
    )
    side = side_field()

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = Organisation.objects.filter(pk__in=actor.organisation_ids)
        self.fields["organisation"].queryset = own  # type: ignore[attr-defined]  # a ModelChoiceField
        if len(actor.organisation_ids) <= 1:
            del self.fields["organisation"]
        if actor.is_member:
            del self.fields["side"]

    def organisation_id(self) -> int | None:
        """Give the organisation that was chosen, when there was something to choose."""
        chosen: Organisation | None = self.cleaned_data.get("organisation")
        return chosen.pk if chosen is not None else None


class GuestForm(RegistrationForm):
    """For who has no account here."""

    name = NameField(
        label=_("Je naam"),
        validators=[validate_no_link],
        help_text=_("De organisator ziet je naam en je organisatie, niet je e-mailadres."),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Vul je naam in."), "max_length": TOO_LONG},
    )
    email = AddressField(
        label=_("Je e-mailadres"),
        help_text=_("We mailen je een code van zes cijfers. Die typ je in het volgende scherm."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": _("Vul je e-mailadres in."),
            "invalid": _("Dit is geen e-mailadres. Een voorbeeld: naam@gemeente.nl."),
        },
    )
    organisation_name = NameField(
        label=_("Je organisatie"),
        required=False,
        max_length=160,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
        error_messages={"max_length": TOO_LONG},
    )
    side = side_field()
    # People do not see this field; programs that fill in everything do.
    website = forms.CharField(
        required=False,
        label=_("Laat dit leeg"),
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )
    field_order = ("name", "email", "organisation_name", "side")

    @property
    def is_from_a_program(self) -> bool:
        """Say whether the field that nobody sees was filled in."""
        return bool(self.cleaned_data.get("website"))


class CodeForm(forms.Form):
    """The six digits."""

    code = forms.CharField(
        label=_("De code uit de mail"),
        help_text=_(
            "Zes cijfers. Komt de mail niet binnen een kwartier? Kijk bij de ongewenste mail."
        ),
        max_length=12,
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "autocomplete": "one-time-code", "size": "8"}
        ),
        error_messages={
            "required": _("Typ de code uit de mail."),
            "max_length": _("Een code heeft zes cijfers."),
        },
    )

    def clean_code(self) -> str:
        """Forgive spaces, as people read six digits in two parts."""
        return "".join(self.cleaned_data["code"].split())
