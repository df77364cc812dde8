"""Say who is there, and take it back."""

from django.db import transaction
from django.utils import timezone

from alliantie.audit import record
from alliantie.visibility import Actor
from events.choices import RegistrationState
from events.models import Registration
from events.policies.attending import check_check_in

from . import hosts, seating


@transaction.atomic
def check_in(*, registration: Registration, actor: Actor) -> Registration:
    """Note that somebody is there; twice is once. They keep their seat, so no counter changes."""
    hosts.check_runs(registration.event, actor)
    seating.lock(registration.event_id)
    row = Registration.objects.select_related("event").get(pk=registration.pk)
    if row.state == RegistrationState.ATTENDED:
        return row
    now = timezone.now()
    check_check_in(row.state, row.event.starts_at, now)
    row.state, row.checked_in_at, row.offered_until = RegistrationState.ATTENDED, now, None
    row.save(update_fields=["state", "checked_in_at", "offered_until"])
    record(action="registration.check_in", obj=row, actor_id=actor.user_id)
    return row


@transaction.atomic
def undo_check_in(*, registration: Registration, actor: Actor) -> Registration:
    """Take back that somebody is there."""
    hosts.check_runs(registration.event, actor)
    seating.lock(registration.event_id)
    row = Registration.objects.get(pk=registration.pk)
    if row.state != RegistrationState.ATTENDED:
        return row
    row.state, row.checked_in_at = RegistrationState.CONFIRMED, None
    row.save(update_fields=["state", "checked_in_at"])
    record(action="registration.check_out", obj=row, actor_id=actor.user_id)
    return row
