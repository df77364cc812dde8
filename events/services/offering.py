"""Offer free seats down the line, take what was offered, let what nobody took lapse."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from alliantie.audit import record
from events.calendaring.clocks import zone_of
from events.choices import EndedBy, EventState, RegistrationState
from events.models import EventPage, Registration
from events.policies.offering import offered_until
from events.policies.registering import (
    check_goes_on,
    check_left_over,
    check_not_begun,
    check_seat,
    check_take,
)

from . import seating, telling

A_DAY = timedelta(days=1)
NO_SEAT = "no_seat"  # among what somebody was told


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
    if event.starts_at is None:
        return None
    own = offered_until(now, starts_at=event.starts_at, zone=zone_of(row))
    return own or offered_until(now, starts_at=event.starts_at, zone=event.zone)


def is_offering(event: EventPage, now: datetime) -> bool:
    """Say whether there is still time to offer a seat and wait for an answer."""
    if event.state != EventState.PLANNED or event.starts_at is None:
        return False
    return offered_until(now, starts_at=event.starts_at, zone=event.zone) is not None


@transaction.atomic
def take_offer(*, registration: Registration, actor_id: int | None) -> Registration:
    """Take the seat that was offered; twice is once, and too late is too late.

    When there is no time left to offer, who waits may take a free seat at once.
    """
    seating.lock(registration.event_id)
    row = Registration.objects.select_related("event").get(pk=registration.pk)
    now = timezone.now()
    check_goes_on(row.event.state, row.event.ends_at, now)
    if row.state == RegistrationState.WAITING:
        check_not_begun(row.event.starts_at, now)
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
    is_over = row.ends_at is not None and row.ends_at <= timezone.now()
    for one in lapsed:
        seating.end(one, EndedBy.EXPIRED)
        record(action="registration.lapse", obj=one, actor_id=None, origin="worker")
        if not is_over:
            telling.told_state(one)
    offer_free_seats(row)
    return len(lapsed)


def tell_who_waited(now: datetime) -> int:
    """Tell who still waits at what has begun that no seat came free; each once. Gives how many."""
    rows = Registration.objects.waiting().filter(
        event__state=EventState.PLANNED, event__starts_at__lte=now, event__ends_at__gt=now - A_DAY
    )
    told = 0
    for row in rows.select_related("event", "user"):
        if NO_SEAT not in row.reminded:
            told += _told_no_seat(row)
    return told


@transaction.atomic
def _told_no_seat(row: Registration) -> bool:
    """Note it and queue the mail together, under the lock: who just came in is not told."""
    seating.lock(row.event_id)
    fresh = Registration.objects.waiting().filter(pk=row.pk).select_related("event").first()
    if fresh is None or NO_SEAT in fresh.reminded:
        return False
    fresh.reminded = [*fresh.reminded, NO_SEAT]
    fresh.save(update_fields=["reminded"])
    telling.told_no_seat(fresh)
    return True
