"""When somebody who is never here any more is warned, hidden and erased."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum


class Step(Enum):
    """What is due; each step waits for the one before it, so that nothing is skipped after a standstill."""

    NONE = "none"
    WARN = "warn"
    HIDE = "hide"
    ERASE = "erase"


@dataclass(frozen=True)
class Periods:
    """How long everything takes; the site's settings say so."""

    inactive_after: timedelta
    between_warnings: timedelta
    warnings: int
    erased_after: timedelta


@dataclass(frozen=True)
class Standing:
    """What is known of somebody's presence; `hidden_at` is when it was hidden for being inactive."""

    active_at: datetime
    warnings: int
    warned_at: datetime | None
    hidden_at: datetime | None


def next_step(standing: Standing, *, now: datetime, periods: Periods) -> Step:
    """Say what is due now."""
    if now < standing.active_at + periods.inactive_after:
        return Step.NONE
    if standing.warnings < periods.warnings or standing.warned_at is None:
        waited = standing.warned_at is None or now >= standing.warned_at + periods.between_warnings
        return Step.WARN if waited else Step.NONE
    if standing.hidden_at is None:
        return Step.HIDE if now >= standing.warned_at + periods.between_warnings else Step.NONE
    return Step.ERASE if now >= standing.hidden_at + periods.erased_after else Step.NONE


def last_sign_of_life(*moments: datetime | None) -> datetime:
    """Give the latest moment at which somebody was here; at least one is known."""
    return max(moment for moment in moments if moment is not None)


def comes_back(*, hidden_at: datetime | None, warnings: int, held_back: bool) -> bool:
    """Say whether a sign of life changes anything; what editors hid, stays hidden."""
    return warnings > 0 or (hidden_at is not None and not held_back)
