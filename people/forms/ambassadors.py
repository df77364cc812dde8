"""Forms of ambassadors: how often, until when, and the appointment by an editor."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from organisations.choices import Region
from people.policies.ambassadors import (
    LONGEST_PLEDGE,
    MOST_REQUESTS,
    Term,
    check_budget,
    check_pause,
    check_term,
    next_term,
)
from people.policies.refusals import PeopleRefusedError
from people.services.ambassadors import Appointment
from themes.models import Theme

NO_DAY = {"required": _("Kies een dag."), "invalid": _("Schrijf de dag als 31-12-2026.")}
DAY = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


class BudgetForm(forms.Form):
    """How many requests a month."""

    number = forms.IntegerField(
        label=_("Hoeveel verzoeken wil je per maand?"),
        help_text=_("Van 0 tot en met 20. Daarna gaat een verzoek naar iemand anders."),
        widget=forms.NumberInput(attrs={"min": 0, "max": MOST_REQUESTS}),
        error_messages={
            "required": _("Schrijf een aantal van 0 tot en met 20."),
            "invalid": _("Schrijf een heel aantal, van 0 tot en met 20."),
        },
    )

    def clean_number(self) -> int:
        """Refuse what nobody means."""
        number: int = self.cleaned_data["number"]
        _asked(lambda: check_budget(number))
        return number


class PauseForm(forms.Form):
    """Until which day nobody may ask."""

    until = forms.DateField(
        label=_("Pauze tot en met"),
        help_text=_("Tot en met deze dag krijg je geen nieuwe verzoeken."),
        widget=DAY,
        error_messages=NO_DAY,
    )

    def clean_until(self) -> date:
        """Refuse a pause that is over or very long."""
        until: date = self.cleaned_data["until"]
        _asked(lambda: check_pause(until, timezone.localdate()))
        return until


class AppointmentForm(forms.Form):
    """What an editor decides about a new ambassador."""

    themes = forms.ModelMultipleChoiceField(
        label=_("Thema’s"),
        queryset=Theme.objects.all(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Kies minstens één thema.")},
    )
    region = forms.ChoiceField(label=_("Regio"), choices=Region, initial=Region.NATIONAL)
    starts_on = forms.DateField(label=_("Van"), widget=DAY, error_messages=NO_DAY)
    ends_on = forms.DateField(label=_("Tot en met"), widget=DAY, error_messages=NO_DAY)
    pledge = forms.CharField(
        label=_("Belofte"),
        help_text=_("Wat deze persoon wil doen, in een of twee zinnen. Iedereen kan dit lezen."),
        max_length=LONGEST_PLEDGE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        today = timezone.localdate()
        year = next_term(Term(today, today - timedelta(days=1)), today)
        self.fields["starts_on"].initial = year.starts_on
        self.fields["ends_on"].initial = year.ends_on

    def clean(self) -> dict[str, Any]:
        """Refuse a term that runs backwards."""
        data: dict[str, Any] = super().clean() or {}
        if "starts_on" in data and "ends_on" in data:
            _asked(lambda: check_term(Term(data["starts_on"], data["ends_on"])))
        return data

    @property
    def appointment(self) -> Appointment:
        """Give what was filled in, once it is valid."""
        data = self.cleaned_data
        return Appointment(
            term=Term(data["starts_on"], data["ends_on"]),
            theme_ids=[theme.pk for theme in data["themes"]],
            region=data["region"],
            pledge=data["pledge"],
        )


def _asked(check: Any) -> None:
    try:
        check()
    except PeopleRefusedError as error:
        raise forms.ValidationError(error.sentence) from error
