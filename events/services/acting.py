"""Who does what before when after a meeting; reminded by mail, once before the day and once on it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from accounts.models import User
from alliantie.audit import record
from alliantie.mail import queue_mail
from alliantie.throttles import hit
from alliantie.visibility import Actor
from events.calendaring.clocks import zone_of_house
from events.models import ActionItem, EventPage, Report
from events.policies.acting import (
    A_DAY,
    ACTIONS_A_DAY,
    check_action,
    is_warned,
    warned_until,
)
from events.policies.moments import is_waking
from organisations.models import Membership

from .hosts import check_runs
from .seeing import is_shown_to

BATCH = 200


@dataclass(frozen=True)
class Promise:
    """What is going to be done; by a member, an organisation, or somebody else by name."""

    text: str
    due_on: date
    owner_id: int | None = None
    organisation_id: int | None = None
    owner_name: str = ""


@transaction.atomic
def add_action(*, event: EventPage, actor: Actor, promise: Promise) -> ActionItem:
    """Note who does what before when, and write to them."""
    check_runs(event, actor)
    is_known = promise.owner_id is not None or promise.organisation_id is not None
    name = "" if is_known else promise.owner_name.strip()
    now, today = timezone.now(), timezone.localdate()
    has_owner = is_known or bool(name)
    check_action(promise.text, has_owner=has_owner, due_on=promise.due_on, today=today)
    hit(scope="event-action", key=str(event.pk), limit=ACTIONS_A_DAY, seconds=A_DAY)
    report, _new = Report.objects.get_or_create(event=event)
    item = ActionItem.objects.create(
        report=report,
        text=promise.text.strip(),
        owner_id=promise.owner_id,
        organisation_id=promise.organisation_id,
        owner_name=name,
        due_on=promise.due_on,
        warned_at=None if is_warned(today, promise.due_on) else now,
        reminded_at=None if promise.due_on > today else now,
    )
    record(action="action.add", obj=item, actor_id=actor.user_id)
    _tell(item, "event_action_new")
    return item


def does(item: ActionItem, actor: Actor) -> bool:
    """Say whether this is somebody's own action, or of an organisation they look after."""
    if not actor.is_signed_in:
        return False
    return item.owner_id == actor.user_id or item.organisation_id in actor.administers


@transaction.atomic
def finish_action(*, item: ActionItem, actor: Actor) -> None:
    """Note that it is done; by who does it, or who runs the meeting. Twice is once."""
    if not does(item, actor):
        check_runs(item.report.event, actor)
    if ActionItem.objects.filter(pk=item.pk, done_at=None).update(done_at=timezone.now()):
        record(action="action.done", obj=item, actor_id=actor.user_id)


@transaction.atomic
def remove_action(*, item: ActionItem, actor: Actor) -> None:
    """Take an action off that was noted by mistake."""
    check_runs(item.report.event, actor)
    record(action="action.remove", obj=item, actor_id=actor.user_id)
    item.delete()


def remind_of_actions(*, now: datetime) -> int:
    """Write by day, once before the day and once on it or after; gives how many reminders there were."""
    today = timezone.localdate(now)
    open_now = ActionItem.objects.still_open().select_related(
        "report__event", "owner", "organisation"
    )
    on_the_day = open_now.due_by(today).filter(reminded_at=None)
    ahead = Q(due_on__gt=today, due_on__lte=warned_until(today))
    soon = open_now.filter(ahead, warned_at=None)
    done = 0
    for rows, field, template in (
        (on_the_day, "reminded_at", "event_action_due"),
        (soon, "warned_at", "event_action_soon"),
    ):
        awake = (item for item in rows.iterator() if is_waking(now, _zone_of(item)))
        done += sum(_remind(item, field, template) for item in list(islice(awake, BATCH)))
    return done


def _zone_of(item: ActionItem) -> str:
    """Give the clock of who promised it: of the organisation, or the one somebody works for."""
    house = item.organisation
    if house is None and item.owner_id is not None:
        rows = Membership.objects.active().filter(user=item.owner_id, organisation__isnull=False)
        first = rows.select_related("organisation").order_by("pk").first()
        house = first.organisation if first is not None else None
    return zone_of_house(house, item.report.event)


@transaction.atomic
def _remind(item: ActionItem, field: str, template: str) -> int:
    """Write to who promised it, unless another worker did or it was done meanwhile."""
    here = ActionItem.objects.filter(pk=item.pk, done_at=None, **{field: None})
    if not here.update(**{field: timezone.now()}):
        return 0
    return _tell(item, template)


def _tell(item: ActionItem, template: str) -> int:
    """Write to each who may see the meeting; once for each reminder. Gives whether anybody was told."""
    event = item.report.event
    house = item.organisation.name if item.organisation and item.owner is None else ""
    told = 0
    for user in _owners(item):
        if not is_shown_to(event, user):
            continue
        context: dict[str, Any] = {
            "name": user.first_name,
            "text": item.text,
            "meeting": event.title,
            "organisation": house,
            "due": date_format(item.due_on, "j F Y"),
            "url": settings.SITE_URL.rstrip("/") + reverse("host:actions"),
        }
        once_key = f"{template}-{item.pk}-{user.pk}"
        queue_mail(template=template, to=user.email, context=context, once_key=once_key)
        told = 1
    return told


def _owners(item: ActionItem) -> Iterable[User]:
    """Give who promised it, or who looks after the organisation that did; nobody who left."""
    if item.owner is not None:
        return [item.owner] if item.owner.is_active else []
    if item.organisation_id is None:
        return []
    rows = Membership.objects.administrators().filter(organisation=item.organisation_id)
    return [one.user for one in rows.select_related("user").order_by("pk")]
