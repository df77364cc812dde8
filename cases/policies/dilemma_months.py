"""When the looks back come, and how long we wait for an answer."""

from calendar import monthrange
from datetime import date, timedelta

FOLLOW_UP_MONTHS = (3, 6, 12)
LAST = FOLLOW_UP_MONTHS[-1]
MONTHS_IN_YEAR = 12
# So long an asker may take to answer; then it stands as unknown.
SILENCE = timedelta(days=42)


def months_later(day: date, months: int) -> date:
    """Give the same day so many months later, or the last day of that month."""
    index = day.month - 1 + months
    year, month = day.year + index // MONTHS_IN_YEAR, index % MONTHS_IN_YEAR + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
