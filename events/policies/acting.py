"""What somebody promises at a meeting: what must be said, and when they are reminded."""

from datetime import date, timedelta

from django.utils.translation import gettext as _

from .hosting import EventRefusedError

LONGEST_ACTION = 300
# Each is a mail to who promised it: so many for one meeting on one day.
ACTIONS_A_DAY, A_DAY = 60, 24 * 3600
LONGEST_NAME = 120
LATEST = timedelta(days=730)
WARN_BEFORE = timedelta(days=7)
# Who hears of an action only then needs no second mail that says the same.
NOT_BEFORE = timedelta(days=14)


def check_action(text: str, *, has_owner: bool, due_on: date, today: date) -> None:
    """Refuse what nobody does, what says nothing, and a day that was or is far away."""
    if not text.strip():
        raise EventRefusedError(_("Schrijf op wat er gaat gebeuren."))
    if not has_owner:
        raise EventRefusedError(_("Schrijf op wie het doet."))
    check_day(due_on, today)


def check_day(due_on: date, today: date) -> None:
    """Refuse a day that was, or more than two years ahead."""
    if due_on < today:
        raise EventRefusedError(_("Kies een dag die nog komt."))
    if due_on > today + LATEST:
        raise EventRefusedError(_("Kies een dag binnen twee jaar."))


def warned_until(today: date) -> date:
    """Give the last day of which who promised is reminded now, before it comes."""
    return today + WARN_BEFORE


def is_warned(promised_on: date, due_on: date) -> bool:
    """Say whether a reminder before the day makes sense: not when it was promised just then."""
    return due_on - promised_on >= NOT_BEFORE
