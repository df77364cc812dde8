"""One meeting as an appointment (VEVENT): from what is stored, never from what somebody asks."""

from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parseaddr

from django.conf import settings
from django.utils.translation import gettext as _
from icalendar import Event, vCalAddress, vText, vUri

from events.choices import EventKind, EventState, Mode
from events.models import EventPage
from organisations.choices import Listing

from .addresses import page_of
from .clocks import clocks_of
from .texts import clean, one_line
from .zones import on_clock

EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
CONFIRMED, CANCELLED, TENTATIVE = "CONFIRMED", "CANCELLED", "TENTATIVE"


@dataclass(frozen=True)
class Own:
    """What an appointment of one person holds besides: the link only they have, and how they stand.

    `stamp` is when this version was made. Without `address` nobody is invited: so in a feed.
    """

    link: str
    address: str = ""
    status: str = CONFIRMED
    stamp: datetime | None = None


def appointment(event: EventPage, own: Own | None = None) -> Event:
    """Describe a meeting that has its times; one UID for ever, a higher SEQUENCE for each change."""
    if event.starts_at is None or event.ends_at is None:
        raise ValueError("a meeting without times is no appointment")
    made = Event()
    made.add("UID", one_line(event.calendar_uid))
    made.add("SEQUENCE", event.sequence)
    made.add("DTSTAMP", (own.stamp if own else None) or changed_at(event))
    made.add("LAST-MODIFIED", changed_at(event))
    made.add("DTSTART", on_clock(event.starts_at, event.zone))
    made.add("DTEND", on_clock(event.ends_at, event.zone))
    made.add("SUMMARY", one_line(event.title))
    made.add("DESCRIPTION", _description(event, own))
    if place := _location(event, own):
        made.add("LOCATION", place)
    made.add("URL", vUri(own.link if own else page_of(event)))
    made.add("CATEGORIES", [one_line(str(EventKind(event.kind).label))])
    made.add("ORGANIZER", _organiser(event))
    made.add("STATUS", _status(event, own))
    _invite(made, own)
    return made


def removal(event: EventPage, own: Own) -> Event:
    """Take a meeting away from who may not see it any more: which one it is, and nothing of it."""
    made = Event()
    made.add("UID", one_line(event.calendar_uid))
    made.add("SEQUENCE", event.sequence)
    made.add("DTSTAMP", own.stamp or changed_at(event))
    made.add("SUMMARY", _("Bijeenkomst"))
    made.add("ORGANIZER", _site(settings.WAGTAIL_SITE_NAME))
    made.add("STATUS", CANCELLED)
    _invite(made, own)
    return made


def changed_at(event: EventPage) -> datetime:
    """Give when this meeting was last changed, as far as calendars care; it stays the same in between."""
    times = (event.changed_at, event.cancelled_at, event.last_published_at)
    return max(filter(None, times), default=event.first_published_at or event.submitted_at or EPOCH)


def _status(event: EventPage, own: Own | None) -> str:
    if event.state == EventState.CANCELLED:
        return CANCELLED
    return own.status if own else CONFIRMED


def _description(event: EventPage, own: Own | None) -> str:
    """Say what it is for, the times on both clocks where two countries look at it, and where to go."""
    shown = clocks_of(event)
    parts = [clean(event.goal)]
    if event.state == EventState.CANCELLED:
        parts.insert(0, clean(_("Gaat niet door. %(reason)s") % {"reason": event.cancel_reason}))
    if len(shown) > 1:
        parts.append("\n".join(f"{one.label}: {one.words}" for one in shown))
    if event.prepare:
        parts.append(clean(_("Voorbereiden: %(how)s") % {"how": event.prepare}))
    if own:
        parts.append(_("Je persoonlijke link: %(link)s") % {"link": own.link})
    parts.append(_("Meer over deze bijeenkomst: %(link)s") % {"link": page_of(event)})
    return "\n\n".join(filter(None, parts))


def _location(event: EventPage, own: Own | None) -> str:
    place = ", ".join(filter(None, (one_line(event.venue), one_line(event.address))))
    if event.mode == Mode.IN_PERSON:
        return place
    online = own.link if own else _("Online")
    return online if event.mode == Mode.ONLINE else ", ".join(filter(None, (place, online)))


def _organiser(event: EventPage) -> vCalAddress:
    """Name the organisation at the address of the site: the address of a person stays with us."""
    host = event.organisation
    is_listed = host is not None and host.listing == Listing.LISTED
    return _site(host.name if host is not None and is_listed else settings.WAGTAIL_SITE_NAME)


def _site(name: str) -> vCalAddress:
    site = vCalAddress(f"mailto:{parseaddr(settings.DEFAULT_FROM_EMAIL)[1]}")
    site.params["CN"] = vText(_as_parameter(name))
    return site


def _as_parameter(text: str) -> str:
    """Give text for a parameter, which has no way to write a double quote."""
    return one_line(text).replace('"', "'")


def _invite(made: Event, own: Own | None) -> None:
    """Write who it is for: only then a mail program puts it in the calendar by itself."""
    if own is None or not own.address:
        return
    guest = vCalAddress(f"mailto:{own.address}")
    guest.params["PARTSTAT"] = vText("ACCEPTED")
    guest.params["RSVP"] = vText("FALSE")
    made.add("ATTENDEE", guest)
