"""How long people wait for a first answer, told honestly or not at all."""

import math
from collections.abc import Sequence
from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

FEWEST_ANSWERED = 5
DAYS_COUNTED = 90
ONE_HOUR, ONE_DAY = timedelta(hours=1), timedelta(days=1)
IN_HOURS = 2 * ONE_DAY


def median_wait(waits: Sequence[timedelta], unanswered: int) -> timedelta | None:
    """Give within what time half of all questions got an answer, those without one included.

    Nothing with fewer than five answered, or when more than half wait: "usually" would not be true.
    """
    if len(waits) < FEWEST_ANSWERED:
        return None
    middle = (len(waits) + unanswered - 1) // 2
    return sorted(waits)[middle] if middle < len(waits) else None


def in_words(wait: timedelta | None) -> str:
    """Say it in a sentence, rounded up so that it is never better than it was."""
    if wait is None:
        return ""
    if wait <= ONE_HOUR:
        return _("Meestal binnen een uur een antwoord")
    if wait <= IN_HOURS:
        number = math.ceil(wait / ONE_HOUR)
        return _("Meestal binnen %(number)d uur een antwoord") % {"number": number}
    number = math.ceil(wait / ONE_DAY)
    return ngettext(
        "Meestal binnen %(number)d dag een antwoord",
        "Meestal binnen %(number)d dagen een antwoord",
        number,
    ) % {"number": number}
