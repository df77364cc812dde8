"""The times of a meeting in words, on every clock that people look at."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from events.models import EventPage, Registration
from events.policies.moments import (
    BONAIRE,
    CARIBBEAN_REGIONS,
    NETHERLANDS,
    Clocks,
    clocks,
    concerns_caribbean,
)
from organisations.models import Organisation

DAY, TIME = "l j F Y", "H:i"


@dataclass(frozen=True)
class ShownClocks(Clocks):
    """One country's clock, with the words for a page, a mail and an appointment."""

    @property
    def day(self) -> str:
        """Give the day it begins on."""
        return date_format(self.begins, DAY)

    @property
    def hours(self) -> str:
        """Give from when till when; with the day of the end where that is another one."""
        if self.begins.date() == self.ends.date():
            told = {"begin": date_format(self.begins, TIME), "end": date_format(self.ends, TIME)}
            return _("%(begin)s tot %(end)s uur") % told
        told = {
            "begin": date_format(self.begins, TIME),
            "day": date_format(self.ends, DAY),
            "end": date_format(self.ends, TIME),
        }
        return _("%(begin)s uur tot %(day)s, %(end)s uur") % told

    @property
    def words(self) -> str:
        """Give day and hours in one line."""
        return f"{self.day}, {self.hours}"

    @property
    def iso(self) -> str:
        """Give the begin for programs, with the difference from UTC."""
        return self.begins.isoformat()

    @property
    def warning(self) -> str:
        """Say that it falls outside working hours on this clock, or nothing."""
        if not self.is_at_night:
            return ""
        return _("Let op: op de klok van %(country)s is dit buiten 8:00 tot 18:00 uur.") % {
            "country": self.label
        }


def clocks_of(event: EventPage) -> tuple[ShownClocks, ...]:
    """Give the times to show, the meeting's own clock first; nothing while it has no time yet."""
    if event.starts_at is None or event.ends_at is None:
        return ()
    both = shows_both(event)
    found = clocks(event.starts_at, event.ends_at, zone=event.zone, both=both)
    return tuple(ShownClocks(one.label, one.begins, one.ends) for one in found)


def shows_both(event: EventPage) -> bool:
    """Say whether people on both sides of the ocean look at this meeting."""
    host = event.organisation.region if event.organisation else ""
    return concerns_caribbean(event.zone, event.region, host)


def zone_of(registration: Registration) -> str:
    """Give the clock somebody lives by: of their organisation, else of the meeting."""
    return zone_of_house(registration.organisation, registration.event)


def zone_of_house(organisation: Organisation | None, event: EventPage) -> str:
    """Give the clock of an organisation; of one that says no region, and of nobody, the meeting's."""
    if organisation is None or not organisation.region:
        return str(event.zone)
    return BONAIRE if organisation.region in CARIBBEAN_REGIONS else NETHERLANDS


def offer_ends(registration: Registration) -> str:
    """Say until when a seat is offered, on the clock of who may take it; on screen as in the mail."""
    if registration.offered_until is None:
        return ""
    zone, event = zone_of(registration), registration.event
    both = shows_both(event) or zone != event.zone
    return moment_in_words(registration.offered_until, zone=zone, both=both)


def moment_of(event: EventPage, moment: datetime) -> str:
    """Say a moment about a meeting on its own clock, and on both where both countries look at it."""
    return moment_in_words(moment, zone=event.zone, both=shows_both(event))


def moment_in_words(moment: datetime, *, zone: str, both: bool) -> str:
    """Give a moment on somebody's own clock, and on the other one too where that matters."""
    labels = {NETHERLANDS: _("Nederland"), BONAIRE: _("Bonaire")}
    if not both:
        return _on(moment, zone)
    zones = [zone, *(name for name in labels if name != zone)]
    return ", ".join(f"{_on(moment, name)} ({labels[name]})" for name in zones)


def named(said: str, zone: str) -> str:
    """Say behind a moment in a list whose clock it is on, when that is not the usual one."""
    return f"{said} ({_('Bonaire')})" if zone == BONAIRE else said


def _on(moment: datetime, zone: str) -> str:
    local = moment.astimezone(ZoneInfo(zone))
    told = {"day": date_format(local, "l j F"), "time": date_format(local, TIME)}
    return _("%(day)s om %(time)s uur") % told
