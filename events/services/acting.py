"""Who does what before when after a meeting; reminded by mail, once before the day and once on it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
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
from alliantie.visibility import Actor
from events.models import ActionItem, EventPage, Report
from events.policies.acting import check_action, is_warned, warned_until
from organisations.models import Membership

from .hosts import check_runs

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


def remind_of_actions(*, today: date) -> int:
    """Write once before the day and once on it or after; gives how many reminders there were."""
    open_now = ActionItem.objects.still_open()
    on_the_day = open_now.due_by(today).filter(reminded_at=None)
    done = sum(_remind(item, "reminded_at", "event_action_due") for item in on_the_day[:BATCH])
    ahead = Q(due_on__gt=today, due_on__lte=warned_until(today))
    soon = open_now.filter(ahead, warned_at=None)
    return done + sum(_remind(item, "warned_at", "event_action_soon") for item in soon[:BATCH])


@transaction.atomic
def _remind(item: ActionItem, field: str, template: str) -> int:
    """Write to who promised it, unless another worker did or it was done meanwhile."""
    here = ActionItem.objects.filter(pk=item.pk, done_at=None, **{field: None})
    if not here.update(**{field: timezone.now()}):
        return 0
    return _tell(item, template)


def _tell(item: ActionItem, template: str) -> int:
    """Write to each of them; once for each reminder, whoever calls. Gives whether anybody was told."""
    event = item.report.event
    told = 0
    for user in _owners(item):
        context: dict[str, Any] = {
            "name": user.first_name,
            "text": item.text,
            "meeting": event.title,
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
