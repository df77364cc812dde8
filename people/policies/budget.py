"""How often somebody may be asked in a month: one budget over all channels, so that helping stays fun."""

from datetime import date

from django.utils.translation import gettext as _

from .refusals import PeopleRefusedError

LONGEST_MONTH = 31


class NoRoomError(PeopleRefusedError):
    """Nobody may be asked more often this month; the request goes to somebody else."""


def month_of(day: date) -> date:
    """Give the first day of the month a request counts in."""
    return day.replace(day=1)


def free_again_on(*, today: date, paused_until: date | None, taken: int, allowed: int) -> date:
    """Give the first day somebody may be asked again; today when there is room now.

    `paused_until` is the last day of a pause. A budget of 0 never has room: then it is the next month.
    """
    day = today
    if paused_until is not None and paused_until >= today:
        day = date.fromordinal(paused_until.toordinal() + 1)
    if taken >= allowed and month_of(day) == month_of(today):
        day = _next_month(today)
    return day


def has_room(*, today: date, paused_until: date | None, taken: int, allowed: int) -> bool:
    """Say whether somebody may be asked today."""
    return (
        free_again_on(today=today, paused_until=paused_until, taken=taken, allowed=allowed) == today
    )


def check_room(*, today: date, paused_until: date | None, taken: int, allowed: int) -> None:
    """Refuse a request to who has no room."""
    if not has_room(today=today, paused_until=paused_until, taken=taken, allowed=allowed):
        raise NoRoomError(_("Deze persoon heeft deze maand al genoeg vragen gekregen."))


def _next_month(day: date) -> date:
    return date.fromordinal(month_of(day).toordinal() + LONGEST_MONTH).replace(day=1)
