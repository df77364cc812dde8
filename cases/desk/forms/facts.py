"""Facts to compare cases by, and who may see the case."""

from typing import Any

from django import forms
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from alliantie.choices import Audience
from cases import choices
from cases.models import CasePage
from cases.panels import FACTS
from organisations.choices import Region

from .base import DraftForm

FIRST_YEAR, LAST_YEAR = 2000, 2100
WRONG_DAY = _("Kies een dag tussen 2000 en 2100, bijvoorbeeld 31-12-2025.")


def _pick(label: Any, options: type[TextChoices]) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, choices=[("", _("Kies wat past")), *options.choices], required=False
    )


def _day(label: Any) -> forms.DateField:
    return forms.DateField(
        label=label,
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": WRONG_DAY},
    )


class FactsForm(DraftForm):
    """When, where, how and for how much."""

    heading = _("Feiten op een rij")
    intro = _("Hiermee vinden anderen jouw voorbeeld terug. Kies alleen wat je weet.")
    parts = FACTS

    phase = _pick(_("Hoe ver is het?"), choices.Phase)
    region = _pick(_("Waar was het?"), Region)
    scale = _pick(_("Hoe groot is het gebied?"), choices.Scale)
    participation = _pick(_("Hoe doen mensen mee?"), choices.Participation)
    method = _pick(_("Welke werkwijze?"), choices.Method)
    time_band = _pick(_("Hoeveel tijd kostte het?"), choices.TimeBand)
    cost_band = _pick(_("Wat kostte het?"), choices.CostBand)
    people_reached = forms.IntegerField(
        label=_("Hoeveel mensen zijn bereikt?"),
        required=False,
        min_value=0,
        max_value=20_000_000,
        error_messages={
            "invalid": _("Typ een getal, bijvoorbeeld 250."),
            "min_value": _("Dit kan niet minder dan 0 zijn."),
            "max_value": _("Zoveel mensen wonen hier niet. Typ een kleiner getal."),
        },
    )
    period_start = _day(_("Begonnen op"))
    period_end = _day(_("Afgerond op"))
    is_ongoing = forms.BooleanField(label=_("Het loopt nog"), required=False)
    language = _pick(_("Taal van de tekst"), choices.Language)
    licence = forms.ChoiceField(
        label=_("Wat mogen anderen met je tekst doen?"),
        choices=choices.Licence.choices,
        required=False,
    )
    field_order = (
        "phase",
        "region",
        "scale",
        "participation",
        "method",
        "time_band",
        "cost_band",
        "people_reached",
        "period_start",
        "period_end",
        "is_ongoing",
        "language",
        "licence",
    )

    def clean(self) -> dict[str, Any]:
        """Refuse days that cannot be."""
        data = super().clean() or {}
        for name in ("period_start", "period_end"):
            day = data.get(name)
            if day and not FIRST_YEAR <= day.year <= LAST_YEAR:
                self.add_error(name, WRONG_DAY)
        start, end = data.get("period_start"), data.get("period_end")
        if start and end and end < start:
            self.add_error("period_end", _("Dit ligt vóór het begin. Kies een latere dag."))
        return data


class AudienceForm(forms.Form):
    """Who may see it."""

    audience = forms.ChoiceField(
        label=_("Wie mag dit zien als het online staat?"),
        choices=Audience.choices,
        widget=forms.RadioSelect,
        help_text=_(
            "Minder mensen: dat geldt meteen. Meer mensen: dat gaat eerst langs de redactie."
        ),
    )

    def __init__(self, *args: Any, page: CasePage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if page.organisation_id is None:
            field = self.fields["audience"]
            field.choices = [one for one in Audience.choices if one[0] != Audience.ORGANISATION]  # type: ignore[attr-defined]  # a ChoiceField
