"""Open a meeting by somebody's personal link, for one person at a time; renew and revoke the link."""

import hashlib
from dataclasses import dataclass
from secrets import token_urlsafe

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from alliantie.audit import record
from alliantie.throttles import ONE_HOUR, hit
from alliantie.visibility import Actor
from events.models import EventDoor, EventPage, Registration
from events.models.registration import new_secret
from events.policies.doors import DoorFacts, OpenElsewhereError, check_device, check_time

from . import hosts, telling
from .seeing import may_see

RENEWALS_AN_HOUR = 3
MARK_LENGTH = 40


@dataclass(frozen=True)
class Opened:
    """The way in, and what marks the device it was opened on."""

    url: str
    note: str
    device: str
    is_new_here: bool


def found_by(secret: str) -> Registration | None:
    """Give whose link this is, as long as they may see the meeting; altered or old is nobody's."""
    rows = Registration.objects.select_related("event__organisation", "event__door", "user")
    found = rows.filter(door_secret=secret, erased_at=None).first()
    return found if found is not None and may_see(found) else None


def facts_of(registration: Registration) -> DoorFacts:
    """Gather what the rules ask."""
    event = registration.event
    if event.starts_at is None or event.ends_at is None:
        raise ValueError("a meeting without times has no door")
    return DoorFacts(
        event_state=event.state,
        starts_at=event.starts_at,
        ends_at=event.ends_at,
        registration_state=registration.state,
        has_place_online=bool(door_of(event).url),
        moves=registration.moved_devices,
    )


def door_of(event: EventPage) -> EventDoor:
    """Give where it is held; a meeting that never was online has an empty one."""
    return getattr(event, "door", None) or EventDoor(event=event)


def mark_of(device: str) -> str:
    """Give the only thing we keep of a device: a fingerprint of the number in its cookie."""
    if not device:
        return "-"
    return hashlib.sha256(device.encode(errors="surrogatepass")).hexdigest()[:MARK_LENGTH]


@transaction.atomic
def open_door(*, registration: Registration, device: str, takes_over: bool) -> Opened:
    """Let one device in; of two at the same moment one is in and the other is asked.

    `device` is what its cookie says, or nothing; the answer holds what the cookie is to say.
    """
    check_time(facts_of(registration), timezone.now())
    check_device(
        registration.opened_on,
        mark_of(device),
        moves=registration.moved_devices,
        takes_over=takes_over,
    )
    door = door_of(registration.event)
    if registration.opened_on == mark_of(device):
        return Opened(door.url, door.note, device, is_new_here=False)
    device = token_urlsafe(16)
    _move(registration, device)
    return Opened(door.url, door.note, device, is_new_here=True)


def _move(registration: Registration, device: str) -> None:
    """Change the mark in the statement that asks whether it is still the one that was read."""
    is_first = not registration.opened_on
    same = Registration.objects.filter(
        pk=registration.pk,
        door_secret=registration.door_secret,
        opened_on=registration.opened_on,
        moved_devices=registration.moved_devices,
    )
    moves = F("moved_devices") + (0 if is_first else 1)
    if not same.update(opened_on=mark_of(device), moved_devices=moves):
        raise OpenElsewhereError
    action = "registration.door_opened" if is_first else "registration.door_moved"
    record(action=action, obj=registration, actor_id=None)


@transaction.atomic
def renew_link(*, registration: Registration, actor_id: int | None) -> None:
    """Make the old link worthless at once and mail a fresh one to who registered, and to nobody else."""
    _count_renewal(registration)
    if not _new_link(registration):
        return
    record(action="registration.link_renewed", obj=registration, actor_id=actor_id)
    telling.told_link(registration)


@transaction.atomic
def revoke_link(*, registration: Registration, actor: Actor) -> None:
    """Let the host make somebody's link worthless; who it belongs to gets a fresh one by mail."""
    hosts.check_runs(registration.event, actor)
    _count_renewal(registration)
    if not _new_link(registration):
        return
    record(action="registration.link_revoked", obj=registration, actor_id=actor.user_id)
    telling.told_link(registration)


def _count_renewal(registration: Registration) -> None:
    """Let nobody fill somebody's mailbox with links."""
    scope = f"registration {registration.pk}"
    hit(scope="event-door-renew", key=scope, limit=RENEWALS_AN_HOUR, seconds=ONE_HOUR)


def _new_link(registration: Registration) -> bool:
    """Write a fresh link, unless somebody else just did."""
    fresh = new_secret()
    same = Registration.objects.filter(pk=registration.pk, door_secret=registration.door_secret)
    if not same.update(door_secret=fresh, opened_on="", moved_devices=0):
        return False
    registration.door_secret = fresh
    registration.opened_on, registration.moved_devices = "", 0
    return True
