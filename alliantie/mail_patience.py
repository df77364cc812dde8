"""How long we go on when the mail server is away: three days, with growing pauses."""

from datetime import datetime, timedelta

FIRST_PAUSE = timedelta(seconds=30)
LONGEST_PAUSE = timedelta(minutes=30)
GIVE_UP_AFTER = timedelta(days=3)
# Mail that nobody tried for so long has lost its task; longer than the longest pause.
LEFT_ALONE = timedelta(minutes=45)
MOST_DOUBLINGS = 10


def pause(attempts: int) -> timedelta:
    """Wait half a minute, one, two, four minutes ... and never longer than half an hour."""
    return min(FIRST_PAUSE * 2 ** min(max(attempts - 1, 0), MOST_DOUBLINGS), LONGEST_PAUSE)


def goes_on(*, created_at: datetime, now: datetime) -> bool:
    """Say whether it still makes sense to try."""
    return now - created_at < GIVE_UP_AFTER
