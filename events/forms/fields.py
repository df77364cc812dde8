"""Inputs of meetings: a day, a time and a moment as a wall clock shows them."""

from datetime import UTC, date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.choices import Zone
from events.policies.moments import FIRST_YEAR, LAST_YEAR, MomentError, check_period, to_moment

DAY_FORMATS = ["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"]
TIME_FORMATS = ["%H:%M", "%H:%M:%S", "%H.%M"]
WRONG_DAY = _("Dit is geen dag. Een voorbeeld: 25-10-2026.")
WRONG_TIME = _("Dit is geen tijd. Een voorbeeld: 13:30.")


class DayField(forms.DateField):
    """A day in the calendar."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
        messages = {"invalid": WRONG_DAY, **kwargs.pop("error_messages", {})}
        super().__init__(input_formats=DAY_FORMATS, error_messages=messages, **kwargs)


class ClockField(forms.TimeField):
    """A time of the day."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
        messages = {"invalid": WRONG_TIME, **kwargs.pop("error_messages", {})}
        super().__init__(input_formats=TIME_FORMATS, error_messages=messages, **kwargs)


class WallClockField(forms.DateTimeField):
    """A day and a time as a clock on the wall shows them; which clock is said elsewhere."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
        wrong = {"invalid": _("Dit is geen dag en tijd. Een voorbeeld: 25-10-2026 13:30.")}
        super().__init__(widget=widget, error_messages=wrong, **kwargs)

    def to_python(self, value: Any) -> datetime | None:
        """Read what was typed without taking it for a moment in our own time zone."""
        with timezone.override(UTC):
            found: datetime | None = super().to_python(value)
        return found.replace(tzinfo=None) if found else None


class MomentFields(forms.Form):
    """When a meeting is; `moments` gives begin and end, or nothing when none was filled in."""

    day = DayField(label=_("Op welke dag?"), error_messages={"required": _("Kies een dag.")})
    begins = ClockField(
        label=_("Hoe laat begint het?"),
        error_messages={"required": _("Vul in hoe laat het begint.")},
    )
    ends = ClockField(
        label=_("Hoe laat is het afgelopen?"),
        error_messages={"required": _("Vul in hoe laat het is afgelopen.")},
    )
    last_day = DayField(
        label=_("Laatste dag"),
        help_text=_("Alleen als het na middernacht of op een latere dag is afgelopen."),
        required=False,
    )
    zone = forms.ChoiceField(
        label=_("Op welke klok?"),
        choices=Zone.choices,
        initial=Zone.NETHERLANDS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies op welke klok deze tijden zijn.")},
    )

    @staticmethod
    def moment_fields(
        starts_at: datetime | None, ends_at: datetime | None, zone: str
    ) -> dict[str, Any]:
        """Give what the fields show of a meeting."""
        shown: dict[str, Any] = {"zone": zone}
        if starts_at is not None and ends_at is not None:
            begins, ends = (one.astimezone(ZoneInfo(zone)) for one in (starts_at, ends_at))
            shown |= {"day": begins.date(), "begins": begins.time(), "ends": ends.time()}
            shown["last_day"] = ends.date() if ends.date() != begins.date() else None
        return shown

    def clean(self) -> dict[str, Any]:
        """Turn what the clock shows into moments; what cannot be is said beside its field."""
        data = super().clean() or {}
        self.moments: dict[str, datetime] = {}
        names = ("day", "begins", "ends")
        if any(name in self.errors for name in (*names, "zone", "last_day")):
            return data
        given = [name for name in names if data.get(name) is not None]
        if len(given) == len(names):
            self._set_moments(data)
        elif given:
            for name in set(names) - set(given):
                self.add_error(name, self.fields[name].error_messages["required"])
        return data

    def _set_moments(self, data: dict[str, Any]) -> None:
        zone = data.get("zone") or Zone.NETHERLANDS
        first: date = data["day"]
        last: date = data.get("last_day") or first
        try:
            starts_at = _moment(first, data["begins"], zone, ("day", "begins"))
            ends_at = _moment(last, data["ends"], zone, ("last_day", "ends"))
            check_period(starts_at, ends_at)
        except MomentError as error:
            self.add_error(error.field, error.sentence)
        else:
            self.moments = {"starts_at": starts_at, "ends_at": ends_at}


def _moment(day: date, clock: time, zone: str, fields: tuple[str, str]) -> datetime:
    """Find the moment; a year that cannot be is the fault of the day, an hour that is not of the time."""
    field = fields[FIRST_YEAR <= day.year <= LAST_YEAR]
    return to_moment(datetime.combine(day, clock), zone, field=field)
