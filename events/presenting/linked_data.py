"""What search engines read of a meeting (schema.org Event): no person, and never the link to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from alliantie.cards import Link
from cases.presenting.linked_data import breadcrumb, script
from events.choices import EventState, Mode
from events.models import EventPage
from events.policies.moments import Clocks

SCHEMA = "https://schema.org/"
ATTENDANCE = {
    Mode.IN_PERSON: "OfflineEventAttendanceMode",
    Mode.ONLINE: "OnlineEventAttendanceMode",
    Mode.HYBRID: "MixedEventAttendanceMode",
}


@dataclass(frozen=True)
class Described:
    """What the page knows besides the row: only organisations that this reader may see."""

    url: str
    overview: str
    clocks: Sequence[Clocks]
    hosts: Sequence[Link]
    subjects: Sequence[str]
    series: Link | None


def event_data(event: EventPage, said: Described) -> SafeString:
    """Write the script body of one meeting."""
    site = settings.SITE_URL.rstrip("/")
    status = "EventCancelled" if event.state == EventState.CANCELLED else "EventScheduled"
    told: dict[str, Any] = {
        "@type": "Event",
        "name": event.title,
        "description": event.goal,
        "url": said.url,
        "eventStatus": f"{SCHEMA}{status}",
        "eventAttendanceMode": f"{SCHEMA}{ATTENDANCE[Mode(event.mode)]}",
        "startDate": said.clocks[0].begins.isoformat() if said.clocks else "",
        "endDate": said.clocks[0].ends.isoformat() if said.clocks else "",
        "location": _locations(event, said.url),
        "organizer": [_organisation(host, site) for host in said.hosts],
        "superEvent": _series(said.series, site),
        "keywords": ", ".join(said.subjects),
    }
    trail = [
        ("Home", f"{site}/"),
        (_("Bijeenkomsten"), f"{site}{said.overview}"),
        (event.title, said.url),
    ]
    return script({name: value for name, value in told.items() if value}, breadcrumb(trail))


def _locations(event: EventPage, url: str) -> list[dict[str, str]]:
    """Name the place; of what is online the page, since the link itself is for who signed up."""
    found: list[dict[str, str]] = []
    if event.mode != Mode.ONLINE:
        address = event.address or str(event.get_region_display())
        place = {"@type": "Place", "name": event.venue or address, "address": address}
        found += [place] if address or event.venue else []
    if event.mode != Mode.IN_PERSON:
        found.append({"@type": "VirtualLocation", "url": url})
    return found


def _organisation(host: Link, site: str) -> dict[str, str]:
    return {"@type": "Organization", "name": host.label, "url": f"{site}{host.url}"}


def _series(series: Link | None, site: str) -> dict[str, str]:
    if series is None:
        return {}
    return {"@type": "EventSeries", "name": series.label, "url": f"{site}{series.url}"}
