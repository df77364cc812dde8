"""Calendars to subscribe to: what stands in them is asked anew each time, as the one who may see it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from icalendar import Event

from alliantie.visibility import VISITOR, Actor
from events.calendaring.addresses import door_of
from events.calendaring.appointment import CONFIRMED, TENTATIVE, Own, appointment, changed_at
from events.calendaring.files import calendar_text
from events.choices import RegistrationState
from events.models import EventPage, PersonalFeed, Registration
from events.querysets import EventQuerySet
from organisations.actors import actor_for

# Should there be more than this, then what was longest ago falls off.
MOST = 500
HAS_A_SEAT = frozenset(
    {RegistrationState.CONFIRMED, RegistrationState.ATTENDED, RegistrationState.NO_SHOW}
)


@dataclass(frozen=True)
class Feed:
    """A calendar ready to send."""

    text: str
    changed_at: datetime | None = None


def public_feed(events: EventQuerySet, *, name: str) -> Feed:
    """Write what every visitor may see of these meetings, whoever asks: it is kept and passed on."""
    shown = list(_shown(events, VISITOR))
    return Feed(calendar_text(map(appointment, shown), name=name), _changed(shown))


def file_of(event: EventPage) -> Feed:
    """Write one meeting for who adds it to a calendar by hand."""
    return Feed(calendar_text([appointment(event)]), changed_at(event))


def personal_feed(secret: str, *, name: str) -> Feed | None:
    """Write what somebody goes to and what they organise; nothing for an address that is dead."""
    found = PersonalFeed.objects.select_related("user").filter(secret=secret).first()
    if found is None or not found.user.is_active:
        return None
    actor = actor_for(found.user)
    own = {row.event_id: row for row in _registrations(actor)}
    going = list(_shown(EventPage.objects.filter(pk__in=own), actor))
    hosted = list(_shown(EventPage.objects.run_by(actor).exclude(pk__in=own), actor))
    made = [*(_own(event, own[event.pk]) for event in going), *map(appointment, hosted)]
    return Feed(calendar_text(made, name=name), _changed([*going, *hosted]))


def _shown(events: EventQuerySet, actor: Actor) -> Iterable[EventPage]:
    return events.visible_to(actor).in_calendar(timezone.now())[:MOST]


def _changed(events: Iterable[EventPage]) -> datetime | None:
    return max(map(changed_at, events), default=None)


def _registrations(actor: Actor) -> Iterable[Registration]:
    return Registration.objects.of(actor).planned_by().filter(erased_at=None)


def _own(event: EventPage, registration: Registration) -> Event:
    """Write a meeting with the personal link; who waits has it in pencil."""
    has_seat = registration.state in HAS_A_SEAT
    return appointment(
        event, Own(door_of(registration), status=CONFIRMED if has_seat else TENTATIVE)
    )
