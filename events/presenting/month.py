"""One month of meetings as a calendar: weeks of days, each meeting on every day it lasts."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.template.defaultfilters import date as formatted
from django.urls import reverse
from django.utils.translation import gettext as _

from events.choices import EventState, Zone
from events.policies.months import Month

# No month of ours comes near; a filter brings it down.
MOST = 300
FIELDS = ("slug", "title", "starts_at", "ends_at", "zone", "state")
INSTANT = timedelta(microseconds=1)


@dataclass(frozen=True)
class Entry:
    """One meeting on one day."""

    url: str
    title: str
    time: str
    is_cancelled: bool


@dataclass(frozen=True)
class Day:
    """One day of the month."""

    date: date
    is_today: bool
    entries: Sequence[Entry]


@dataclass(frozen=True)
class MonthView:
    """The month as a table: weeks from Monday, None for days of other months."""

    label: str
    weeks: Sequence[Sequence[Day | None]]
    total: int
    is_cut: bool


def month_view(month: Month, events: Any, today: date) -> MonthView:
    """Lay out the meetings of a month; one query."""
    rows = list(events.values_list(*FIELDS)[: MOST + 1])
    by_day: dict[date, list[Entry]] = defaultdict(list)
    for row in rows[:MOST]:
        for day, entry in _entries(*row):
            by_day[day].append(entry)
    weeks = [
        [Day(day, day == today, by_day[day]) if day else None for day in week]
        for week in month.weeks()
    ]
    return MonthView(month_label(month), weeks, total=len(rows), is_cut=len(rows) > MOST)


def month_label(month: Month) -> str:
    """Give the name of a month, with its year."""
    return formatted(month.first, "F Y")


def weekdays(month: Month) -> Iterable[str]:
    """Give the names of the days, from Monday."""
    monday = month.first - timedelta(days=month.first.weekday())
    return [formatted(monday + timedelta(days=at), "l") for at in range(7)]


def _entries(
    slug: str, title: str, starts_at: datetime, ends_at: datetime, zone: str, state: str
) -> Iterator[tuple[date, Entry]]:
    """Put a meeting on each of its days; one that ends at midnight is not on the next."""
    clock = ZoneInfo(zone)
    begins, last = starts_at.astimezone(clock), (ends_at - INSTANT).astimezone(clock).date()
    is_cancelled = state == EventState.CANCELLED
    url = reverse("events:event", args=[slug])
    day = begins.date()
    time = formatted(begins, "H:i")
    if zone != Zone.NETHERLANDS:
        time = _("%(time)s op %(place)s") % {"time": time, "place": Zone(zone).label}
    while day <= last:
        yield day, Entry(url, title, time, is_cancelled)
        day, time = day + timedelta(days=1), _("loopt door")
