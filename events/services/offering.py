"""Offer free seats down the line, take what was offered, let what nobody took lapse."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from alliantie.audit import record
from events.choices import EndedBy, EventState, RegistrationState
from events.models import EventPage, Registration
from events.policies.moments import BONAIRE, CARIBBEAN_REGIONS, NETHERLANDS
from events.policies.offering import offered_until
from events.policies.registering import check_left_over, check_open, check_seat, check_take
from events.policies.standing import closing_time

from . import seating, telling
from .standing import facts_of, standing_now


def offer_free_seats(event: EventPage) -> int:
    """Offer what is free to who waits, first come first; called under the lock. Gives how many."""
    now = timezone.now()
    if not is_offering(event, now):
        return 0
    offered = 0
    for row in seating.seated_from_line(event.pk):
        row.state = RegistrationState.OFFERED
        row.offered_until = _until(row, event, now)
        row.save(update_fields=["state", "offered_until", "in_reserved"])
        telling.told_state(row)
        offered += 1
    return offered


def _until(row: Registration, event: EventPage, now: datetime) -> datetime | None:
    """Give the end of an offer by day for who gets it, else by day where the meeting is."""
    closes_at = _closes(event)
    own = offered_until(now, closes_at=closes_at, zone=_zone_of(row))
    return own or offered_until(now, closes_at=closes_at, zone=event.zone)


def is_offering(event: EventPage, now: datetime) -> bool:
    """Say whether there is still time to offer a seat and wait for an answer."""
    if event.state != EventState.PLANNED or event.starts_at is None:
        return False
    return offered_until(now, closes_at=_closes(event), zone=event.zone) is not None


def _closes(event: EventPage) -> datetime:
    return closing_time(facts_of(event, None))


def _zone_of(row: Registration) -> str:
    """Give the clock of who receives the offer: of their organisation, else of the meeting."""
    if row.organisation is None or not row.organisation.region:
        return row.event.zone
    is_there = row.organisation.region in CARIBBEAN_REGIONS
    return BONAIRE if is_there else NETHERLANDS


@transaction.atomic
def take_offer(*, registration: Registration, actor_id: int | None) -> Registration:
    """Take the seat that was offered; twice is once, and too late is too late.

    When there is no time left to offer, who waits may take a free seat at once.
    """
    seats = seating.lock(registration.event_id)
    row = Registration.objects.select_related("event").get(pk=registration.pk)
    now = timezone.now()
    if row.state == RegistrationState.WAITING:
        check_open(standing_now(row.event, seats, now))
        check_left_over(is_offering=is_offering(row.event, now))
        has_seat, row.in_reserved = seating.claim(row.event_id, row.side)
        check_seat(has_seat=has_seat)
    else:
        check_take(row.state, row.offered_until, now)
    if row.state == RegistrationState.CONFIRMED:
        return row
    row.state, row.offered_until = RegistrationState.CONFIRMED, None
    row.save(update_fields=["state", "offered_until", "in_reserved"])
    record(action="registration.take", obj=row, actor_id=actor_id)
    telling.told_state(row)
    return row


@transaction.atomic
def let_offers_lapse(*, event: EventPage) -> int:
    """End the offers of a meeting nobody took in time; gives how many ended.

    What is free goes down the line, also when it came free while nobody looked.
    """
    seating.lock(event.pk)
    row = EventPage.objects.get(pk=event.pk)
    over = Registration.objects.filter(event=row).offers_over(timezone.now())
    lapsed = list(over.select_related("event"))
    for one in lapsed:
        seating.end(one, EndedBy.EXPIRED)
        record(action="registration.lapse", obj=one, actor_id=None, origin="worker")
        telling.told_state(one)
    offer_free_seats(row)
    return len(lapsed)
