"""How a meeting stands at a moment: from what is kept, the clock and the seats."""

from dataclasses import dataclass
from datetime import datetime

from events.choices import EventState, Standing


@dataclass(frozen=True)
class Facts:
    """What the standing of a meeting follows from; without `capacity` everybody fits.

    `waiting` counts who waits for the seats that who looks could have.
    """

    state: str
    starts_at: datetime
    ends_at: datetime
    opens_at: datetime | None = None
    closes_at: datetime | None = None
    capacity: int | None = None
    taken: int = 0
    waiting: int = 0
    kept_for_others: int = 0
    is_elsewhere: bool = False


def closing_time(facts: Facts) -> datetime:
    """Give the moment after which nobody signs up: what the host chose, or else the start."""
    return facts.closes_at or facts.starts_at


def standing(facts: Facts, now: datetime) -> Standing:
    """Say how it stands; somebody who waits keeps a meeting full until the seat is given."""
    if facts.state == EventState.CANCELLED:
        return Standing.CANCELLED
    if now >= facts.ends_at:
        return Standing.DONE
    if now >= closing_time(facts):
        return Standing.CLOSED
    if facts.opens_at and now < facts.opens_at:
        return Standing.PLANNED
    if facts.is_elsewhere:
        return Standing.OPEN
    return Standing.FULL if _is_full(facts) else Standing.OPEN


def _is_full(facts: Facts) -> bool:
    if facts.capacity is None:
        return False
    return facts.taken + facts.kept_for_others >= facts.capacity or facts.waiting > 0


TAKES_REGISTRATIONS = frozenset({Standing.OPEN, Standing.FULL})
