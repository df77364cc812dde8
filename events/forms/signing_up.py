"""How people sign up: where, from when till when, how many, and for whom seats are kept."""

from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from alliantie.visibility import Actor
from events.choices import Side
from events.models import EventPage
from events.models.seats import MOST_SEATS
from events.policies.moments import MomentError, check_window, to_moment
from events.policies.registering import RELEASE_HAS_BEEN, RegistrationRefusedError
from events.services.capacity import Kept, set_capacity

from .fields import DayField, WallClockField
from .section import SectionForm

RELEASED_BEFORE = timedelta(days=7)
A_NUMBER = {
    "invalid": _("Vul een heel getal in."),
    "min_value": _("Vul een getal in van %(limit_value)d of meer."),
    "max_value": _("Vul een getal in van hoogstens %(limit_value)d."),
}


class SigningUpForm(SectionForm):
    """Signing up, here or elsewhere."""

    heading = _("Aanmelden")
    intro = _("Zonder grens past iedereen, en aanmelden kan tot het begin.")
    parts = ("registers_elsewhere", "per_organisation")

    registers_elsewhere = forms.URLField(
        label=_("Aanmelden gaat op een andere site"),
        help_text=_("Vul het adres in. Dan vragen wij niets."),
        max_length=500,
        assume_scheme="https",
        required=False,
        error_messages={"invalid": _("Dit is geen adres. Een voorbeeld: https://www.gemeente.nl.")},
    )
    opens = WallClockField(label=_("Aanmelden kan vanaf"), required=False)
    closes = WallClockField(label=_("Aanmelden kan tot"), required=False)
    capacity = forms.IntegerField(
        label=_("Hoeveel mensen passen er?"),
        min_value=1,
        max_value=MOST_SEATS,
        required=False,
        error_messages=A_NUMBER,
    )
    per_organisation = forms.IntegerField(
        label=_("Hoogstens zoveel mensen per organisatie"),
        min_value=1,
        max_value=MOST_SEATS,
        required=False,
        error_messages=A_NUMBER,
    )
    release = DayField(
        label=_("Tot welke dag hou je plekken vrij?"),
        help_text=_("Daarna zijn ze voor iedereen. Vul je niets in, dan is dat een week ervoor."),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for side in Side:
            self.fields[f"kept_{side.value}"] = forms.IntegerField(
                label=_now("Plekken vrij voor: %(side)s") % {"side": side.label},
                min_value=0,
                max_value=MOST_SEATS,
                required=False,
                error_messages=A_NUMBER,
            )
        self.order_fields([name for name in self.fields if name != "release"])

    @classmethod
    def initial_of(cls, event: EventPage) -> dict[str, Any]:
        """Give what the form shows of a meeting, on its own clock."""
        shown = super().initial_of(event)
        for name, moment in (("opens", event.opens_at), ("closes", event.closes_at)):
            shown[name] = _on_wall(moment, event.zone)
        seats = getattr(event, "seats", None)
        shown["capacity"] = seats.capacity if seats else None
        for row in event.reserved.filter(released_at=None):  # what is free for all is not kept
            shown[f"kept_{row.side}"] = row.number
            shown["release"] = row.release_at.astimezone(ZoneInfo(event.zone)).date()
        return shown

    def clean(self) -> dict[str, Any]:
        """Turn clocks into moments and see that they fit the meeting."""
        data = super().clean() or {}
        self.window: dict[str, datetime | None] = {"opens_at": None, "closes_at": None}
        self.released_at: datetime | None = None
        event = self.event
        if event is None or self.errors:
            return data
        try:
            for name in ("opens", "closes"):
                if data.get(name):
                    self.window[f"{name}_at"] = to_moment(data[name], event.zone, field=name)
            if event.ends_at is not None:
                check_window(self.window["opens_at"], self.window["closes_at"], event.ends_at)
            self._set_release(data, event)
        except MomentError as error:
            self.add_error(error.field, error.sentence)
        return data

    def _set_release(self, data: dict[str, Any], event: EventPage) -> None:
        if not any(data.get(f"kept_{side.value}") for side in Side):
            return
        self.released_at = self._release(data, event)
        if self.released_at is None:
            self.add_error("release", _now("Kies een dag, of vul eerst in wanneer het is."))
        elif self.released_at <= timezone.now():
            self.add_error("release", RELEASE_HAS_BEEN)

    def _release(self, data: dict[str, Any], event: EventPage) -> datetime | None:
        if day := data.get("release"):
            local = datetime.combine(day, time())
            return to_moment(local, event.zone, field="release")
        return event.starts_at - RELEASED_BEFORE if event.starts_at is not None else None

    def changes(self) -> dict[str, Any]:
        """Give what was typed, with the moments it stands for."""
        return {**super().changes(), **self.window}

    def keep_seats(self, event: EventPage, actor: Actor) -> bool:
        """Keep how many fit; refused means: say so beside the field and give False."""
        data = self.cleaned_data
        kept = [
            Kept(side=side.value, number=number, release_at=self.released_at)
            for side in Side
            if (number := data.get(f"kept_{side.value}")) and self.released_at
        ]
        try:
            set_capacity(event=event, actor=actor, capacity=data.get("capacity"), reserved=kept)
        except RegistrationRefusedError as error:
            self.add_error("capacity", error.sentence)
            return False
        return True


def _on_wall(moment: datetime | None, zone: str) -> datetime | None:
    return moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None) if moment else None
