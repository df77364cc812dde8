"""The file around appointments (VCALENDAR), for a mail, a download or a subscription."""

from collections.abc import Iterable
from datetime import timedelta
from functools import lru_cache

from icalendar import Calendar, Event

from .texts import one_line
from .zones import timezones

PRODUCT = "-//Alliantie Open Overheid//Bijeenkomsten//NL"
REQUEST, CANCEL, PUBLISH = "REQUEST", "CANCEL", "PUBLISH"
# How often a program that subscribed looks again.
LOOK_AGAIN = timedelta(hours=4)
END = b"END:VCALENDAR\r\n"


def calendar_text(appointments: Iterable[Event], *, method: str = PUBLISH, name: str = "") -> str:
    """Write a calendar with both clocks spelled out; with a name it is one to subscribe to."""
    begin = _begin(method, one_line(name))
    return b"".join((begin, *(one.to_ical() for one in appointments), END)).decode()


@lru_cache(maxsize=64)
def _begin(method: str, name: str) -> bytes:
    """Write what is the same in every calendar: somebody may be waiting in line while we write one."""
    made = Calendar()
    made.add("PRODID", PRODUCT)
    made.add("VERSION", "2.0")
    made.add("CALSCALE", "GREGORIAN")
    made.add("METHOD", method)
    if name:
        made.add("NAME", name)
        made.add("X-WR-CALNAME", name)
        made.add("REFRESH-INTERVAL", LOOK_AGAIN, parameters={"VALUE": "DURATION"})
        made.add("X-PUBLISHED-TTL", "PT4H")
    for zone in timezones():
        made.add_component(zone)
    written: bytes = made.to_ical()
    return written.removesuffix(END)
