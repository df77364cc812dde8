"""When the looks back come, and how long we wait for an answer."""

from datetime import timedelta

from alliantie.calendar import months_later

__all__ = ["FOLLOW_UP_MONTHS", "LAST", "SILENCE", "months_later"]

FOLLOW_UP_MONTHS = (3, 6, 12)
LAST = FOLLOW_UP_MONTHS[-1]
# So long an asker may take to answer; then it stands as unknown.
SILENCE = timedelta(days=42)
