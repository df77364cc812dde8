"""Read from the rows what the rules about the standing of a meeting ask."""

from datetime import datetime

from django.utils import timezone

from events.choices import RegistrationState, Standing
from events.models import EventPage, Seats
from events.policies.standing import Facts, standing


def facts_of(
    event: EventPage, seats: Seats | None, *, waiting: int = 0, kept_for_others: int = 0
) -> Facts:
    """Gather the facts; a meeting whose times are not known yet has none and is an error of ours."""
    if event.starts_at is None or event.ends_at is None:
        raise ValueError("a meeting without times has no standing")
    return Facts(
        state=event.state,
        starts_at=event.starts_at,
        ends_at=event.ends_at,
        opens_at=event.opens_at,
        closes_at=event.closes_at,
        capacity=seats.capacity if seats else None,
        taken=seats.taken if seats else 0,
        waiting=waiting,
        kept_for_others=kept_for_others,
        is_elsewhere=bool(event.registers_elsewhere),
    )


def standing_now(event: EventPage, seats: Seats | None, now: datetime | None = None) -> Standing:
    """Say how a meeting stands now; one query for who waits."""
    waiting = event.registrations.filter(state=RegistrationState.WAITING).count()
    return standing(facts_of(event, seats, waiting=waiting), now or timezone.now())
