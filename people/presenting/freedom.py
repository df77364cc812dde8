"""Say in words when somebody may be asked."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from people.policies.budget import free_again_on, month_of


def freedom(*, today: date, paused_until: date | None, taken: int, allowed: int) -> str:
    """Give "vrij", or when again: a month, or a day when that is this month."""
    if allowed == 0:
        return _("Neemt nu geen verzoeken aan")
    day = free_again_on(today=today, paused_until=paused_until, taken=taken, allowed=allowed)
    if day == today:
        return _("Vrij")
    if month_of(day) == month_of(today):
        return _("Weer vrij op %(day)s") % {"day": date_format(day, "j F")}
    pattern = "F" if _within_a_year(day, today) else "F Y"
    return _("Weer vrij in %(month)s") % {"month": date_format(day, pattern)}


def _within_a_year(day: date, today: date) -> bool:
    return (day.year, day.month) < (today.year + 1, today.month)
