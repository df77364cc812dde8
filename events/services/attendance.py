"""Say who is there and who did not come, and take it back.

Who was not there keeps the seat, so no counter changes; they are not counted among who came, and
nobody asks them how it was.
"""

from django.db import transaction
from django.utils import timezone

from alliantie.audit import record
from alliantie.visibility import Actor
from events.choices import RegistrationState
from events.models import Registration
from events.policies.attending import check_absent, check_check_in, check_room
from events.policies.registering import check_goes_on

from . import hosts, seating


@transaction.atomic
def check_in(*, registration: Registration, actor: Actor) -> Registration:
    """Note that somebody is there; twice is once. They keep their seat, so no counter changes.

    Who waits gets a seat that is free, and comes in; without one nobody does.
    """
    hosts.check_runs(registration.event, actor)
    seating.lock(registration.event_id)
    row = Registration.objects.select_related("event").get(pk=registration.pk)
    if row.state == RegistrationState.ATTENDED:
        return row
    now = timezone.now()
    check_check_in(row.state, row.event.starts_at, now, zone=row.event.zone)
    check_goes_on(row.event.state, None, now)
    if row.state == RegistrationState.WAITING:
        has_seat, row.in_reserved = seating.claim(row.event_id, row.side)
        check_room(has_seat=has_seat)
    row.state, row.checked_in_at, row.offered_until = RegistrationState.ATTENDED, now, None
    row.save(update_fields=["state", "checked_in_at", "offered_until", "in_reserved"])
    record(action="registration.check_in", obj=row, actor_id=actor.user_id)
    return row


@transaction.atomic
def undo_check_in(*, registration: Registration, actor: Actor) -> Registration:
    """Take back that somebody is there, or was not: then it is not known."""
    hosts.check_runs(registration.event, actor)
    seating.lock(registration.event_id)
    row = Registration.objects.get(pk=registration.pk)
    if row.state not in (RegistrationState.ATTENDED, RegistrationState.NO_SHOW):
        return row
    row.state, row.checked_in_at = RegistrationState.CONFIRMED, None
    row.save(update_fields=["state", "checked_in_at"])
    record(action="registration.check_out", obj=row, actor_id=actor.user_id)
    return row


@transaction.atomic
def mark_absent(*, registration: Registration, actor: Actor) -> Registration:
    """Note that somebody with a seat did not come; twice is once."""
    hosts.check_runs(registration.event, actor)
    seating.lock(registration.event_id)
    row = Registration.objects.select_related("event").get(pk=registration.pk)
    if row.state == RegistrationState.NO_SHOW:
        return row
    check_absent(row.state, row.event.starts_at, timezone.now())
    row.state = RegistrationState.NO_SHOW
    row.save(update_fields=["state"])
    record(action="registration.absent", obj=row, actor_id=actor.user_id)
    return row
