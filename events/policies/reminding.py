"""When somebody is reminded: as long before as they chose, once, and never of what they just did."""

from datetime import datetime, timedelta

from events.choices import Reminder

BEFORE = {
    Reminder.WEEK.value: timedelta(days=7),
    Reminder.DAY.value: timedelta(days=1),
    Reminder.HOUR.value: timedelta(hours=1),
}
# After this a reminder says something that is no longer so.
LATE = {
    Reminder.WEEK.value: timedelta(days=1),
    Reminder.DAY.value: timedelta(hours=6),
    Reminder.HOUR.value: timedelta(minutes=40),
}
# Of who does not choose.
USUAL = (Reminder.DAY.value,)
FIRST = BEFORE[Reminder.WEEK.value]


def is_due(reminder: str, *, starts_at: datetime, registered_at: datetime, now: datetime) -> bool:
    """Say whether it is time; a worker that was away for long does not remind too late."""
    if reminder not in BEFORE:
        return False
    moment = starts_at - BEFORE[reminder]
    return moment <= now < moment + LATE[reminder] and registered_at < moment
