"""What a host does until a meeting is online: announce, save on, send in, take back, throw away."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alliantie.audit import record
from alliantie.idempotency import KeyOfAnotherError, once
from alliantie.throttles import hit
from alliantie.visibility import Actor
from cases.services.affiliating import Whom, affiliate
from cases.services.submitting import answer_due
from cases.writers import user_of, writer_of
from events.choices import EventState
from events.models import EventDoor, EventIndexPage, EventPage, Seats
from events.policies.announcing import (
    AT_ONCE,
    DISCARD,
    SUBMIT,
    TAKE_BACK,
    check_change,
    check_complete,
    check_future,
    check_own_step,
)
from events.policies.hosting import EventRefusedError

from . import hosts, telling_hosts
from .at_once import publish_now, publishes_at_once
from .changing import change_row
from .pages import (
    NAMELESS,
    ChangedMeanwhileError,
    calendar_uid,
    filled_of,
    free_slug,
    keep_door,
    keep_version,
    locked,
    meeting_of,
    put_on,
    version_of,
)

PURPOSE = "event.create"
ONE_DAY = int(timedelta(days=1).total_seconds())
PER_PERSON = 30
Beside = Callable[[EventPage], None]


def create_event(
    *, actor: Actor, key: UUID, changes: Mapping[str, Any], beside: Beside | None = None
) -> EventPage:
    """Keep a new meeting as a draft with what hangs `beside` it, once for each form key."""

    def change() -> dict[str, Any]:
        hit(scope="event", key=f"user:{actor.user_id}", limit=PER_PERSON, seconds=ONE_DAY)
        event = _create(actor, changes)
        if beside is not None:
            beside(event)
        return {"event": event.pk}

    owner = f"user:{actor.user_id}"
    try:
        answer, _new = once(key=key, purpose=PURPOSE, owner=owner, change=change)
    except KeyOfAnotherError:  # a form somebody else left open on this machine: nothing is lost
        answer, _new = once(key=uuid4(), purpose=PURPOSE, owner=owner, change=change)
    return EventPage.objects.get(pk=answer["event"])


@transaction.atomic
def announce(*, actor: Actor, key: UUID, changes: Mapping[str, Any], whom: Whom) -> EventPage:
    """Keep a new meeting with its host; a second time gives the first."""
    event = create_event(actor=actor, key=key, changes=changes)
    if event.state == EventState.DRAFT and event.organisation_id is None:
        host_for(event=event, actor=actor, whom=whom)
        event.refresh_from_db()
    return event


def _create(actor: Actor, changes: Mapping[str, Any]) -> EventPage:
    user = user_of(actor)
    parent = EventIndexPage.objects.select_for_update().get()
    event = EventPage(owner=user, live=False, title=NAMELESS, state=EventState.DRAFT)
    event.calendar_uid = calendar_uid(event)
    put_on(event, changes)
    event.slug = free_slug(event.title, parent=parent)
    parent.add_child(instance=event)
    Seats.objects.create(event=event)
    EventDoor.objects.create(event=event)
    keep_door(event, changes)
    keep_version(event, user)
    record(action="event.create", obj=event, actor_id=user.pk)
    return event


@transaction.atomic
def host_for(*, event: EventPage, actor: Actor, whom: Whom) -> None:
    """Note who is host, and ask for the membership that goes with it; fixed once it is online."""
    if not whom.is_answered:
        return
    hosts.check_runs(event, actor)
    row = locked(event)
    organisation = affiliate(actor=actor, whom=whom)
    check_change(writer_of(actor), meeting_of(row), is_editor=actor.is_editor)
    if row.first_published_at is None and row.organisation_id != (
        organisation.pk if organisation else None
    ):
        row.organisation = organisation
        keep_version(row, user_of(actor))
        record(action="event.organisation", obj=row, actor_id=actor.user_id)


@transaction.atomic
def save_event(
    *, event: EventPage, actor: Actor, changes: Mapping[str, Any], started_from: str = ""
) -> EventPage:
    """Save on; of a meeting that is online everything holds at once.

    `started_from` names what the form showed; another save since raises ChangedMeanwhileError.
    """
    hosts.check_runs(event, actor)
    row = locked(event)
    check_change(writer_of(actor), meeting_of(row), is_editor=actor.is_editor)
    if started_from and started_from != version_of(row):
        raise ChangedMeanwhileError(row)
    change_row(row, actor=actor, changes=changes)
    record(action="event.edit", obj=row, actor_id=actor.user_id)
    return row


@transaction.atomic
def submit_event(*, event: EventPage, actor: Actor, started_from: str = "") -> EventPage:
    """Send it to the editors, the first time or after remarks; of a trusted author it is online at once."""
    hosts.check_runs(event, actor)
    row = locked(event)
    writer, at_once = writer_of(actor), publishes_at_once(row, actor)
    step = AT_ONCE if at_once else SUBMIT
    state = check_own_step(writer, meeting_of(row), step, is_editor=actor.is_editor)
    check_complete(writer, filled_of(row, actor))
    check_future(row.starts_at, timezone.now())
    if started_from and started_from != version_of(row):
        raise ChangedMeanwhileError(row)
    row.submitted_at = timezone.now()
    if at_once:
        publish_now(row, state=state, actor=actor)
    else:
        row.state, row.answer_due_on, row.remark = state, answer_due(), ""
        row.save(clean=False)
        telling_hosts.told_received(row)
    record(action="event.submit", obj=row, actor_id=actor.user_id)
    return row


def submit_once(*, key: UUID, event: EventPage, actor: Actor, started_from: str = "") -> None:
    """Send it in once for each form, however often the button is pressed."""

    def change() -> dict[str, int]:
        row = submit_event(event=event, actor=actor, started_from=started_from)
        return {"event": row.pk}

    purpose, owner = f"event.submit.{event.pk}", f"user:{actor.user_id}"
    _answer, is_new = once(key=key, purpose=purpose, owner=owner, change=change)
    if not is_new and EventPage.objects.filter(pk=event.pk, state=EventState.DRAFT).exists():
        # The same form after taking it back, not a second click: it is meant again.
        once(key=uuid4(), purpose=purpose, owner=owner, change=change)


@transaction.atomic
def take_back(*, event: EventPage, actor: Actor) -> None:
    """Take it out of the editors' hands to write on."""
    hosts.check_runs(event, actor)
    row = locked(event)
    row.state = check_own_step(
        writer_of(actor), meeting_of(row), TAKE_BACK, is_editor=actor.is_editor
    )
    row.answer_due_on = None  # that it was sent in counts: see at_once
    row.save(clean=False)
    record(action="event.take_back", obj=row, actor_id=actor.user_id)


@transaction.atomic
def discard(*, event: EventPage, actor: Actor) -> None:
    """Throw a draft away; what was ever online is called off instead."""
    hosts.check_runs(event, actor)
    row = locked(event)
    check_own_step(writer_of(actor), meeting_of(row), DISCARD, is_editor=actor.is_editor)
    if row.first_published_at is not None:
        raise EventRefusedError(_("Deze bijeenkomst stond online. Weggooien kan niet meer."))
    record(action="event.discard", obj=row, actor_id=actor.user_id)
    row.delete()
