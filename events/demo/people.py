"""Who comes to the demo's meetings: its members, and guests whose names and addresses are made up."""

from datetime import timedelta
from itertools import cycle, islice
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from events.choices import EventState, RegistrationState, Side
from events.models import AfterAsk, EventPage, Registration
from events.services import leaving, seating
from events.services.applying import of_member

from .meetings import emails

FIRST = ("Anna", "Bilal", "Chiara", "Dirk", "Esra", "Femke", "Gijs", "Hanan", "Ivo", "Janna")
LAST = ("Bakker", "Celik", "van Dam", "Eikema", "Faber", "Groen", "Haddad", "Jansma")
SOON = timedelta(days=8)
SIDES = (Side.GOVERNMENT, Side.GOVERNMENT, Side.OUTSIDE, Side.RESIDENT)


@transaction.atomic
def load(event: EventPage, row: dict[str, Any]) -> int:
    """Put people at a meeting through the same counting as real ones; gives how many."""
    came, coming, waiting = (row.get(name, 0) for name in ("came", "coming", "waiting"))
    wanted = came + coming + waiting
    if not wanted:
        return 0
    seating.lock(event.pk)
    members = [user for user in _members() if user.pk != event.owner_id]
    shift = event.pk % max(1, len(members))
    ordered = list(islice(cycle(members), shift, shift + min(wanted // 2, len(members))))
    for place in range(wanted):
        user = ordered[place] if place < len(ordered) else None
        _register(event, user, place, is_over=bool(came))
    if event.state == EventState.CANCELLED:
        leaving.end_all(event)
    _ask_no_more(event)
    return wanted


def _ask_no_more(event: EventPage) -> None:
    """Note that everybody heard and was asked all there is, so that the worker mails nobody."""
    rows = event.registrations.all()
    if event.starts_at and event.starts_at < timezone.now() + SOON:
        for row in rows:
            row.reminded = list(row.reminders)
        Registration.objects.bulk_update(rows, ["reminded"])
    asked = event.ends_at
    if asked and asked < timezone.now():
        AfterAsk.objects.bulk_create(
            AfterAsk(registration=row, evaluated_at=asked, asked_used_at=asked)
            for row in rows.who_was_there()
        )


def _members() -> list[User]:
    return list(User.objects.filter(email__in=emails().values()).order_by("pk"))


def _register(event: EventPage, user: User | None, place: int, *, is_over: bool) -> None:
    row = Registration(
        event=event, side=SIDES[place % len(SIDES)], registered_at=_moment(event, place)
    )
    if user is None:
        number = event.pk * 100 + place
        row.name = f"{FIRST[number % len(FIRST)]} {LAST[number % len(LAST)]}"
        row.email = f"gast-{number}@voorbeeld.example"
    else:
        member = of_member(user.pk)
        row.user, row.side, row.organisation_id = user, member.side, member.organisation_id
    has_seat, row.in_reserved = seating.claim(event.pk, row.side)
    if not has_seat:
        row.state, row.ticket = RegistrationState.WAITING, seating.next_ticket(event.pk)
    elif is_over:
        was_there = place % 6 != 0
        row.state = RegistrationState.ATTENDED if was_there else RegistrationState.NO_SHOW
    else:
        row.state = RegistrationState.CONFIRMED
    row.save()


def _moment(event: EventPage, place: int) -> Any:
    """Spread signing up over the weeks before, never after today."""
    start = event.starts_at or timezone.now()
    return min(start, timezone.now()) - timedelta(days=20 - place % 18, minutes=place)
