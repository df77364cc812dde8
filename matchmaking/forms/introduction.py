"""Why not, whether it helped, and what an editor writes to bring two people together."""

from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from alliantie.validators import NameField
from matchmaking.choices import Helped
from matchmaking.policies.introductions import LONGEST_NO, LONGEST_WHY
from people.models import Person
from people.services.profiles import LONGEST_SLUG
from search.addresses import key_at

TOO_LONG = _("Dit is langer dan %(limit_value)d tekens. Maak het korter.")


class NoForm(forms.Form):
    """A no needs no reason."""

    reason = forms.CharField(
        label=_("Waarom niet?"),
        help_text=_("Dit hoef je niet in te vullen. Niemand anders leest het."),
        required=False,
        max_length=LONGEST_NO,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"max_length": TOO_LONG},
    )


class HelpedForm(forms.Form):
    """The one question after thirty days."""

    helped = forms.ChoiceField(
        label=_("Hielp deze kennismaking je?"),
        choices=Helped.choices,
        error_messages={
            "required": _("Kies een antwoord."),
            "invalid_choice": _("Kies een antwoord."),
        },
    )


class PersonField(forms.CharField):
    """Somebody, by the address of their page."""

    def clean(self, value: Any) -> Person:
        """Find who stands at an address."""
        text: str = super().clean(value)
        slug = text.rstrip("/").rpartition("/")[2][: 2 * LONGEST_SLUG]
        found = Person.objects.select_related("user").filter(slug=slug).first()
        if found is None:
            raise ValidationError(self.error_messages["required"], "required")
        return found


def _person(label: Any) -> PersonField:
    return PersonField(
        label=label,
        help_text=_("Plak het adres van de pagina van deze persoon."),
        max_length=300,
        error_messages={
            "required": _("Hier staat niemand. Plak het adres van de pagina van een persoon."),
            "max_length": TOO_LONG,
        },
    )


class AboutField(forms.CharField):
    """A thing on the site, by its address; gives its key."""

    def to_python(self, value: Any) -> str:
        """Find what stands at an address."""
        return key_at(super().to_python(value) or "")


class BringTogetherForm(forms.Form):
    """Two people, why, and the page that shows it."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    one = _person(_("De ene persoon"))
    other = _person(_("De andere persoon"))
    why = NameField(
        label=_("Waarom?"),
        help_text=_("Eén zin met iets wat allebei mogen weten. Ze lezen dit allebei."),
        max_length=LONGEST_WHY,
        error_messages={"required": _("Schrijf in één zin waarom."), "max_length": TOO_LONG},
    )
    about = AboutField(
        label=_("Waar staat dat?"),
        help_text=_("Plak het adres van een pagina op deze site die allebei mogen zien."),
        max_length=300,
        error_messages={
            "required": _("Op dit adres staat niets van ons. Plak het adres van een pagina."),
            "max_length": TOO_LONG,
        },
    )
