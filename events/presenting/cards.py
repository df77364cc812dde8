"""Meetings as cards, with what a list shows in a fixed number of queries."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.template.defaultfilters import date as formatted
from django.utils import timezone
from django.utils.translation import gettext as _

from alliantie.cards import Chip, tone_of
from alliantie.visibility import Actor
from events.choices import Mode
from events.models import EventPage
from events.policies.moments import Clocks

from .clocks import clocks_of
from .naming import named
from .standing import shown_standing

DATE, TIME, BRIEF, MONTH = "l j F Y", "H:i", "D j b", "b"


@dataclass(frozen=True, kw_only=True)
class EventCard:
    """One meeting in a list."""

    url: str
    title: str
    kind: str
    day: str
    month: str
    moment: str
    times: Sequence[str]
    place: str
    organisation: str = ""
    along: Sequence[str] = ()
    state: str = ""
    tone: str = ""
    is_cancelled: bool = False
    series: str = ""
    themes: Sequence[Chip] = ()


def event_card(event: EventPage, actor: Actor, now: datetime) -> EventCard:
    """Describe one meeting that was fetched with `for_lines` or `for_cards`."""
    clocks = clocks_of(event)
    at = clocks[0].begins if clocks else now
    stands = shown_standing(event, now)
    host = named(event.organisation, actor)
    return EventCard(
        url=event.url or "",
        title=event.title,
        kind=str(event.get_kind_display()),
        day=formatted(at, "j"),
        month=formatted(at, MONTH),
        moment=at.isoformat(timespec="minutes"),
        times=list(_times(clocks)),
        place=place_of(event),
        organisation=host.label if host else "",
        along=[one.label for one in _along(event, actor)],
        state=stands.label if stands else "",
        tone=stands.tone if stands else "",
        is_cancelled=bool(stands and stands.is_cancelled),
        series=in_series(event),
        themes=_themes(event),
    )


def event_cards(events: Iterable[EventPage], actor: Actor) -> list[EventCard]:
    """Describe meetings for a list."""
    now = timezone.now()
    return [event_card(event, actor, now) for event in events]


def place_of(event: EventPage) -> str:
    """Say in a few words where it is."""
    if event.mode == Mode.ONLINE:
        return _("Online")
    region = str(event.get_region_display()) if event.region else ""
    places = [event.venue, region if region != event.venue else ""]
    if event.mode == Mode.HYBRID:
        places.append(_("ook online"))
    return ", ".join(filter(None, places)) or _("Plek volgt")


def in_series(event: EventPage) -> str:
    """Say which number of a series it is."""
    if event.series is None:
        return ""
    if event.series_number is None:
        return str(event.series.title)
    words = {"number": event.series_number, "series": event.series.title}
    return _("Nummer %(number)d van %(series)s") % words


def _times(clocks: Sequence[Clocks]) -> Iterator[str]:
    for clock in clocks:
        said = _said(clock)
        yield said if len(clocks) == 1 else f"{clock.label}: {said}"


def _said(clock: Clocks) -> str:
    """Write day and times; the second day only when it is another one."""
    is_one_day = clock.begins.date() == clock.ends.date()
    ends = formatted(clock.ends, TIME if is_one_day else f"{BRIEF}, {TIME}")
    words = {"begins": formatted(clock.begins, f"{DATE}, {TIME}"), "ends": ends}
    return _("%(begins)s tot %(ends)s uur") % words


def _along(event: Any, actor: Actor) -> Iterator[Any]:
    found = (named(one.organisation, actor) for one in getattr(event, "hosts_along", ()))
    return (one for one in found if one)


def _themes(event: EventPage) -> list[Chip]:
    """Give the themes, when they were fetched along."""
    if "themes" not in getattr(event, "_prefetched_objects_cache", {}):
        return []
    return [
        Chip(label=theme.label, url=theme.get_absolute_url(), tone=tone_of(theme.colour))
        for theme in event.themes.all()[:2]
    ]
