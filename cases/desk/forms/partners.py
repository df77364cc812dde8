"""Organisations that took part."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from alliantie.validators import NameField
from cases.choices import PartnerRole
from cases.models import CasePartner
from organisations.models import Organisation
from organisations.resolving import Resolver

from .base import DraftForm

ROWS_MORE = 2
MOST_ROWS = 20


class PartnersForm(DraftForm):
    """Organisations that took part."""

    heading = _("Partners")
    intro = _("Met wie deden jullie het?")
    parts = ()
    is_autosaved = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        partners = list(self.draft.partners.select_related("organisation")) if self.draft else []
        self.rows = min(len(partners) + ROWS_MORE, MOST_ROWS)
        for number in range(self.rows):
            self._add_row(number, partners[number] if number < len(partners) else None)

    def _add_row(self, number: int, partner: CasePartner | None) -> None:
        place = {"number": number + 1}
        self.fields[f"partner_{number}"] = NameField(
            label=_now("Partner %(number)d") % place,
            required=False,
            max_length=200,
            initial=partner.organisation.name if partner else "",
            widget=forms.TextInput(attrs={"list": "organisaties"}),
        )
        self.fields[f"role_{number}"] = forms.ChoiceField(
            label=_now("Rol van partner %(number)d") % place,
            choices=PartnerRole.choices,
            required=False,
            initial=partner.role if partner else PartnerRole.PARTNER,
        )

    @property
    def names(self) -> list[str]:
        """Give the names to choose from."""
        return list(
            Organisation.objects.in_overview().order_by("sort_key").values_list("name", flat=True)
        )

    def clean(self) -> dict[str, Any]:
        """Find the organisations; a name we do not know is asked again."""
        data = super().clean() or {}
        self.partners: list[CasePartner] = []
        typed = [(number, data.get(f"partner_{number}")) for number in range(self.rows)]
        if not any(name for _number, name in typed):
            return data
        resolver = Resolver(Organisation.objects.standing())
        for number, name in typed:
            if name:
                self._add_partner(resolver, number, name, data.get(f"role_{number}"))
        return data

    def _add_partner(self, resolver: Resolver, number: int, name: str, role: str | None) -> None:
        found = resolver.find(name)
        if found is None:
            alike = ", ".join(one.name for one in resolver.similar(name))
            hint = (
                _now("Bedoel je: %(names)s?") % {"names": alike}
                if alike
                else _now("Stel haar eerst voor bij Organisaties.")
            )
            self.add_error(
                f"partner_{number}", _now("Deze organisatie kennen we niet.") + " " + hint
            )
        elif found.pk not in {one.organisation_id for one in self.partners}:
            self.partners.append(
                CasePartner(organisation=found, role=role or PartnerRole.PARTNER, sort_order=number)
            )

    def changes(self, user_id: int) -> dict[str, Any]:
        """Give the partners; while a name is wrong nothing is taken away."""
        return {} if self.errors else {"partners": self.partners}
