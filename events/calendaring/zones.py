"""The two clocks as calendars need them spelled out (VTIMEZONE)."""

from datetime import datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard, vRecur

from events.policies.moments import BONAIRE, NETHERLANDS

# Wall clocks, as a VTIMEZONE wants them: since 1996 (later directive 2000/84/EC) the last Sunday, 01:00 UTC.
SUMMER_BEGINS = datetime.fromisoformat("1996-03-31T02:00")
SUMMER_ENDS = datetime.fromisoformat("1996-10-27T03:00")
ON_THE_ISLANDS_SINCE = datetime.fromisoformat("1970-01-01T00:00")
HOUR = timedelta(hours=1)


@cache
def timezones() -> tuple[Timezone, ...]:
    """Give both zones; a test holds them against the time zone database, year by year."""
    return _netherlands(), _bonaire()


def _netherlands() -> Timezone:
    zone = Timezone()
    zone.add("TZID", NETHERLANDS)
    zone.add_component(_part(TimezoneDaylight, "CEST", SUMMER_BEGINS, (HOUR, 2 * HOUR), month=3))
    zone.add_component(_part(TimezoneStandard, "CET", SUMMER_ENDS, (2 * HOUR, HOUR), month=10))
    return zone


def _bonaire() -> Timezone:
    zone = Timezone()
    zone.add("TZID", BONAIRE)
    zone.add_component(_part(TimezoneStandard, "AST", ON_THE_ISLANDS_SINCE, (-4 * HOUR, -4 * HOUR)))
    return zone


def _part(
    kind: type[TimezoneDaylight | TimezoneStandard],
    name: str,
    since: datetime,
    offsets: tuple[timedelta, timedelta],
    *,
    month: int | None = None,
) -> TimezoneDaylight | TimezoneStandard:
    part = kind()
    part.add("DTSTART", since)
    part.add("TZOFFSETFROM", offsets[0])
    part.add("TZOFFSETTO", offsets[1])
    part.add("TZNAME", name)
    if month:
        part.add("RRULE", vRecur(FREQ="YEARLY", BYMONTH=month, BYDAY="-1SU"))
    return part


def on_clock(moment: datetime, zone: str) -> datetime:
    """Give a moment as it is written in an appointment: by the clock of the meeting.

    The hour that comes twice when summer time ends is written in UTC: programs disagree about
    which of the two a local time means.
    """
    local = moment.astimezone(ZoneInfo(zone))
    comes_twice = local.utcoffset() != local.replace(fold=1 - local.fold).utcoffset()
    return moment.astimezone(ZoneInfo("UTC")) if comes_twice else local
