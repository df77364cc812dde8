"""Tell everybody that a meeting changed or does not go on: in batches, nobody missed, nobody twice.

Who is still to be told stands in the rows: `told_sequence` is behind the meeting's `sequence`. So a
worker killed anywhere leaves the rest for the next, and a change on top of a change is told once.
"""

from collections.abc import Callable, Mapping

from django.db import transaction
from django.utils import timezone

from events.choices import EventState, RegistrationState
from events.models import EventPage, Registration

from .letters import invitation, queue_letter, withdrawal
from .what_changed import lines_of, words_of

BATCH = 100
HAVE_A_SEAT = (RegistrationState.CONFIRMED, RegistrationState.ATTENDED)
_starters: list[Callable[[int], object]] = []


def start_with(queue: Callable[[int], object]) -> None:
    """Say how the worker is asked to begin: the tasks are a floor above the services."""
    _starters[:] = [queue]


def begin(event: EventPage) -> None:
    """Ask the worker, in the transaction that changed the meeting."""
    for queue in _starters:
        queue(event.pk)


def tell_some(*, event_id: int) -> bool:
    """Tell the next people, each in a transaction of its own; say whether some are left."""
    event = EventPage.objects.select_related("organisation").filter(pk=event_id).first()
    if event is None:
        return False
    waiting = Registration.objects.to_be_told(event.pk, event.sequence)
    rows = list(waiting.select_related("user").order_by("pk")[:BATCH])
    words = words_of(event)
    for row in rows:
        row.event = event
        _tell(row, words)
    return len(rows) == BATCH


@transaction.atomic
def _tell(row: Registration, words: Mapping[str, str]) -> None:
    """Mark and mail together: whoever marks the row is the one who mails."""
    event = row.event
    changes = lines_of(event, words, told=row.told_sequence)
    behind = Registration.objects.filter(pk=row.pk, told_sequence__lt=event.sequence)
    if not behind.update(told_sequence=event.sequence):
        return
    once = str(event.sequence)
    if event.state == EventState.CANCELLED:
        calendar = withdrawal(row) if row.in_calendar else ""
        reason = event.cancel_reason
        queue_letter(row, template="event_called_off", once=once, calendar=calendar, reason=reason)
    elif event.ends_at is not None and event.ends_at > timezone.now():
        calendar = invitation(row) if row.state in HAVE_A_SEAT else ""
        queue_letter(
            row,
            template="event_changed",
            once=once,
            calendar=calendar,
            has_seat=bool(calendar),
            changes=changes,
        )
