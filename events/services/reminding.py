"""Remind who comes: a week, a day, an hour before, as each chose."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from alliantie.audit import record
from events.choices import EventState, RegistrationState
from events.models import EventPage, Registration
from events.policies.reminding import FIRST, is_due

from . import seating, telling


def remind(now: datetime | None = None) -> int:
    """Tell everybody whose moment is there; gives how many were told."""
    now = now or timezone.now()
    near = EventPage.objects.on_the_site(now).filter(
        state=EventState.PLANNED, starts_at__gt=now, starts_at__lte=now + FIRST
    )
    rows = Registration.objects.filter(
        state=RegistrationState.CONFIRMED, event__in=near.order_by()
    ).exclude(reminders=[])
    told = 0
    for row in rows.select_related("event").iterator():
        told += sum(_remind(row, reminder, now) for reminder in row.reminders)
    return told


def _remind(row: Registration, reminder: str, now: datetime) -> bool:
    starts_at = row.event.starts_at
    if starts_at is None or reminder in row.reminded:
        return False
    if not is_due(reminder, starts_at=starts_at, registered_at=row.registered_at, now=now):
        return False
    return _told(row, reminder)


@transaction.atomic
def _told(row: Registration, reminder: str) -> bool:
    """Note it and queue the mail together, under the lock: of two workers one does it."""
    seating.lock(row.event_id)
    fresh = Registration.objects.select_related("event").get(pk=row.pk)
    if reminder in fresh.reminded or fresh.state != RegistrationState.CONFIRMED:
        return False
    fresh.reminded = [*fresh.reminded, reminder]
    fresh.save(update_fields=["reminded"])
    telling.told_reminder(fresh, reminder)
    return True


@transaction.atomic
def choose(*, registration: Registration, reminders: tuple[str, ...], actor_id: int | None) -> None:
    """Keep when somebody wants to be reminded; twice is once."""
    Registration.objects.filter(pk=registration.pk).update(reminders=list(reminders))
    record(action="registration.reminders", obj=registration, actor_id=actor_id)
