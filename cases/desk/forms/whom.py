"""For whom somebody writes: an organisation they work for, one we do not know yet, or themselves."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from alliantie.validators import NameField
from alliantie.visibility import VISITOR, Actor
from cases.services.affiliating import Whom, own_organisations
from organisations.choices import OrganisationKind, Sector
from organisations.models import Organisation
from organisations.policies import OrganisationRefusedError, check_name
from organisations.resolving import Resolver

from .base import DraftForm

ELSEWHERE, MYSELF = "elders", "zelf"
MOST_NAMES = 1000


class WhomMixin(forms.Form):
    """One question with its follow-up; what was already known is chosen beforehand."""

    whom = forms.ChoiceField(
        label=_("Voor wie schrijf je?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies voor wie je schrijft.")},
    )
    organisation = NameField(
        label=_("Je organisatie"),
        help_text=_("Typ de eerste letters en kies. Staat ze er niet bij? Typ dan de hele naam."),
        max_length=200,
        widget=forms.TextInput(attrs={"list": "organisaties", "autocomplete": "organization"}),
    )
    kind = forms.ChoiceField(
        label=_("Wat voor organisatie is het?"),
        choices=[("", _("Kies wat past")), *OrganisationKind.choices],
    )
    sector = forms.ChoiceField(
        label=_("Als wie doe je mee?"),
        help_text=_("Alleen als je als jezelf meedoet."),
        choices=[("", _("Kies wat past")), *Sector.choices],
    )

    def __init__(self, *args: Any, actor: Actor = VISITOR, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.own = own_organisations(actor)
        known = [(str(one.pk), one.name) for one in self.own]
        elsewhere = _("Een andere organisatie") if known else _("Ik werk bij een organisatie")
        field = self.fields["whom"]
        field.choices = [*known, (ELSEWHERE, elsewhere), (MYSELF, _("Ik doe mee als mezelf"))]  # type: ignore[attr-defined]  # a ChoiceField
        field.initial = known[0][0] if known else ELSEWHERE
        self.found: Organisation | None = None

    @property
    def asks_kind(self) -> bool:
        """Say whether we have to ask what the organisation is, because we do not know it."""
        return "kind" in self.errors or bool(self["kind"].value())

    @property
    def names(self) -> list[str]:
        """Give the names to choose from."""
        rows = Organisation.objects.in_overview().order_by("sort_key")
        return list(rows.values_list("name", flat=True)[:MOST_NAMES])

    def clean(self) -> dict[str, Any]:
        """Ask what the chosen answer needs; no answer at all may stand for now."""
        data = super().clean() or {}
        if data.get("whom") == ELSEWHERE and data.get("organisation"):
            self._check_organisation(data)
        if data.get("whom") == MYSELF and not (data.get("sector") or "sector" in self.errors):
            # Left open it would be forgotten, and asked again as if nothing had been chosen.
            self.add_error("sector", _now("Kies als wie je meedoet."))
        return data

    def _check_organisation(self, data: dict[str, Any]) -> None:
        name = data["organisation"]
        try:
            check_name(name)
        except OrganisationRefusedError as error:
            self.add_error("organisation", error.sentence)
            return
        resolver = Resolver(Organisation.objects.standing())
        self.found = resolver.find(name)
        if self.found is not None or data.get("kind"):
            return
        alike = ", ".join(one.name for one in resolver.similar(name))
        hint = _now("Bedoel je: %(names)s? ") % {"names": alike} if alike else ""
        self.add_error(
            "kind",
            hint
            + _now("“%(name)s” kennen we nog niet. Zeg wat het is, dan stellen we haar voor.")
            % {"name": name},
        )

    def chosen(self) -> Whom:
        """Give the answer as the service takes it."""
        data = self.cleaned_data
        whom = data.get("whom", "")
        if whom == MYSELF:
            return Whom(sector=data.get("sector", ""))
        if whom == ELSEWHERE:
            return Whom(name=data.get("organisation", ""), kind=data.get("kind", ""))
        return Whom(organisation_id=int(whom)) if whom else Whom()


class WhomForm(WhomMixin, DraftForm):
    """The question by itself, for who did not answer it yet."""
