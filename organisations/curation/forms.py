"""Whom editors invite, and what they look at."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from alliantie.validators import NameField
from organisations.choices import CoverageGroup, InvitationState, Region, Sector
from organisations.models import Organisation
from organisations.resolving import Resolver
from organisations.services import Asked

ALL = ("", _("Alle"))
MOST_NAMES = 3000


class EditorInviteForm(forms.Form):
    """One person to invite, for an organisation or as themselves."""

    name = NameField(
        label=_("Wie nodig je uit?"),
        max_length=120,
        error_messages={"required": _("Schrijf de naam van wie je uitnodigt.")},
    )
    email = forms.EmailField(
        label=_("E-mailadres"),
        help_text=_("Leeg laten? Dan krijg je een link om zelf te sturen."),
        max_length=254,
        required=False,
        error_messages={"invalid": _("Dit is geen e-mailadres. Het lijkt op naam@organisatie.nl.")},
    )
    organisation = NameField(
        label=_("Namens welke organisatie?"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"list": "organisaties", "autocomplete": "off"}),
    )
    sector = forms.ChoiceField(
        label=_("Of als zichzelf, als wie?"),
        choices=[("", _("Niet als zichzelf")), *Sector.choices],
        required=False,
    )
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def clean(self) -> dict[str, Any]:
        """Ask for one of the two, and for an organisation that stands in the overview."""
        data = super().clean() or {}
        name, sector = data.get("organisation"), data.get("sector")
        if bool(name) == bool(sector):
            self.add_error(
                "organisation", _("Kies een organisatie, of kies als wie. Niet allebei.")
            )
        elif name:
            self._find(name)
        return data

    def _find(self, name: str) -> None:
        resolver = Resolver(Organisation.objects.standing())
        found = resolver.find(name)
        if found is not None:
            self.cleaned_data["found"] = found
            return
        alike = ", ".join(one.name for one in resolver.similar(name))
        hint = _now(" Bedoel je: %(names)s?") % {"names": alike} if alike else ""
        self.add_error("organisation", _now("Deze organisatie kennen we niet.") + hint)

    def asked(self) -> Asked:
        """Give the answer as the service takes it."""
        data = self.cleaned_data
        return Asked(
            name=data["name"],
            email=data["email"],
            organisation=data.get("found"),
            sector=data["sector"],
        )

    @property
    def names(self) -> list[str]:
        """Give the names to choose from."""
        rows = Organisation.objects.in_overview().order_by("sort_key")
        return list(rows.values_list("name", flat=True)[:MOST_NAMES])


class LookForm(forms.Form):
    """Which invitations and which part of the coverage to show."""

    groep = forms.ChoiceField(
        label=_("Groep"), choices=[ALL, *CoverageGroup.choices], required=False
    )
    waar = forms.ChoiceField(label=_("Waar"), choices=[ALL, *Region.choices], required=False)
    stand = forms.ChoiceField(
        label=_("Stand"), choices=[ALL, *InvitationState.choices], required=False
    )

    @property
    def chosen(self) -> dict[str, str]:
        """Give what was chosen; what is unknown counts as nothing."""
        self.is_valid()
        return {name: self.cleaned_data.get(name, "") for name in self.fields}
