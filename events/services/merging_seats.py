"""Who signed up twice with two accounts keeps the better place of the two when these are merged."""

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from events.choices import EndedBy, RegistrationState
from events.models import HOLDING, Registration

OFFERED, WAITING = RegistrationState.OFFERED, RegistrationState.WAITING


@transaction.atomic
def keep_the_better_place(gone: User, kept: User) -> None:
    """Let a place that had none beside the other go along after all, where it is the better one.

    Who waits with the account that stays leaves the line. An offer to it is nobody's any more: its seat
    stays counted until it lapses, so that undoing never gives one seat twice. All of it is in the journal,
    for these rows point at one of the two.
    """
    standing = Registration.objects.exclude(state=RegistrationState.CANCELLED)
    there = {row.event_id: row for row in standing.filter(user=kept)}
    for row in standing.filter(user=gone).order_by("pk"):
        other = there.get(row.event_id)
        if other is not None and _place(row) > _place(other):
            _step_aside(other)
            row.user = kept
            row.save(update_fields=["user"])


def _place(row: Registration) -> tuple[int, int]:
    """Give how good a place is; of two in the line the one in front."""
    if row.state == OFFERED:
        return (2, 0)
    if row.state in HOLDING:
        return (3, 0)
    return (1, -(row.ticket or 0)) if row.state == WAITING else (0, 0)


def _step_aside(row: Registration) -> None:
    if row.state in HOLDING:
        row.user = None
        row.save(update_fields=["user"])
        return
    row.state, row.ended_by = RegistrationState.CANCELLED, EndedBy.SELF
    row.ended_at = timezone.now()
    row.save(update_fields=["state", "ended_by", "ended_at"])
