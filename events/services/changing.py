"""Change a meeting, also when people already plan by it: they hear at once, and once."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alliantie.audit import record
from alliantie.visibility import Actor
from cases.policies.writing import widens
from cases.services.at_once import note_published
from cases.writers import user_of, writer_of
from events.choices import EventState
from events.models import EventPage
from events.policies.announcing import (
    CANCEL,
    check_change,
    check_future,
    check_not_over,
    check_own_step,
    check_reason,
)
from events.policies.hosting import EventRefusedError

from . import hosts, seating, telling
from .at_once import widens_at_once
from .leaving import end_all
from .moving import move_along
from .pages import (
    DOOR,
    PLACE,
    index,
    is_online,
    keep_door,
    keep_version,
    locked,
    meeting_of,
    put_on,
)
from .what_changed import keep_earlier, words_of

# Where and when it is: once it has been, this stays as it was.
PLANNED_BY = frozenset({*PLACE, *DOOR})
# What stands in calendars and mails; who is registered hears of each change, named in `what_changed`.
MAILED = frozenset({*PLANNED_BY, "title"})
FIXED_ONLINE = frozenset({"organisation"})


def people_to_mail(event: EventPage) -> int:
    """Count who hears of a change: everybody with a seat or in the line."""
    return event.registrations.standing().count() if is_online(event) else 0


@transaction.atomic
def change_practical(*, event: EventPage, actor: Actor, changes: Mapping[str, Any]) -> EventPage:
    """Change when, where and how; who is registered hears it by mail with a new appointment."""
    hosts.check_runs(event, actor)
    row = locked(event)
    check_change(writer_of(actor), meeting_of(row), is_editor=actor.is_editor)
    change_row(row, actor=actor, changes=changes)
    record(action="event.change", obj=row, actor_id=actor.user_id)
    return row


def change_row(row: EventPage, *, actor: Actor, changes: Mapping[str, Any]) -> None:
    """Put changes on a locked row; of what is online raise the number of the appointment."""
    before = {name: value_of(row, name) for name in MAILED}
    was = words_of(row)
    changed = {name for name, value in changes.items() if value != value_of(row, name)}
    if row.first_published_at is not None:
        _check_online(row, changes, changed)
        _check_wider(row, actor, changes)
    put_on(row, changes)
    keep_door(row, changes)
    move_along(row, before["starts_at"], chosen=changed)
    is_noticed = is_online(row) and any(before[name] != value_of(row, name) for name in MAILED)
    if is_noticed:
        row.sequence += 1
        row.changed_at = timezone.now()
        keep_earlier(row, was)
    elif is_online(row) and changed:
        row.changed_at = timezone.now()
    keep_version(row, user_of(actor))
    if is_noticed:
        telling.told_change(row)


def value_of(event: EventPage, name: str) -> Any:
    """Read one thing people plan by; the link stands apart from the page."""
    if name in DOOR:
        door = type(event).objects.filter(pk=event.pk).values_list(f"door__{name[5:]}", flat=True)
        return door.first() or ""
    return getattr(event, name)


def _check_online(row: EventPage, changes: Mapping[str, Any], changed: set[str]) -> None:
    if changed & FIXED_ONLINE:
        raise EventRefusedError(_("De organisatie ligt vast zodra een bijeenkomst online staat."))
    now = timezone.now()
    if changed & PLANNED_BY:
        check_not_over(row.ends_at, now)
    if "starts_at" in changed:
        check_future(changes["starts_at"], now)


def _check_wider(row: EventPage, actor: Actor, changes: Mapping[str, Any]) -> None:
    """Refuse to let more people see it, but of a trusted author: that is checked afterwards."""
    if not widens(row.audience, changes.get("audience", row.audience)):
        return
    if actor.user_id is None or not widens_at_once(row, actor):
        raise EventRefusedError(
            _("Meer mensen laten meekijken gaat via de redactie. Stuur een bericht.")
        )
    note_published(page=row, user_id=actor.user_id, widened_from=row.audience)


@transaction.atomic
def cancel_event(*, event: EventPage, actor: Actor, reason: str) -> EventPage:
    """Call it off; it stays to be read, and everybody who planned by it hears."""
    hosts.check_runs(event, actor)
    seating.lock(event.pk)  # whoever signs up in this second waits, and then reads that it is off
    row = locked(event)
    if row.state == EventState.CANCELLED:
        return row
    state = check_own_step(writer_of(actor), meeting_of(row), CANCEL, is_editor=actor.is_editor)
    check_not_over(row.ends_at, timezone.now())
    check_reason(reason)
    call_off(row, state=state, reason=reason)
    record(action="event.cancel", obj=row, actor_id=actor.user_id)
    return row


def call_off(row: EventPage, *, state: str, reason: str) -> None:
    """Write on a locked row that it does not go on, end every registration, tell who planned by it."""
    row.state, row.cancel_reason = state, reason.strip()[:300]
    row.cancelled_at = row.changed_at = timezone.now()
    row.sequence += 1
    row.save(clean=False)
    index(row)
    end_all(row)
    telling.told_cancel(row)
