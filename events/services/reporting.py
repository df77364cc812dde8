"""What came of a meeting: the report, what was decided, who does what before when."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.models import User
from alliantie.audit import record
from alliantie.mail import queue_mail
from alliantie.visibility import Actor
from events.models import ActionItem, EventPage, Report, ReportLine
from events.policies.hosting import EventRefusedError

from .hosts import check_runs

LONGEST_LINE = 400


@dataclass(frozen=True)
class Promise:
    """What somebody is going to do; `owner_id` for a member, `owner_name` for somebody else."""

    text: str
    due_on: date
    owner_id: int | None = None
    owner_name: str = ""


@transaction.atomic
def write_report(*, event: EventPage, actor: Actor, text: str) -> Report:
    """Keep the text of the report; online only when its host says so."""
    check_runs(event, actor)
    report, _new = Report.objects.update_or_create(event=event, defaults={"text": text})
    record(action="report.write", obj=report, actor_id=actor.user_id)
    _changed(event, report)
    return report


@transaction.atomic
def publish_report(*, event: EventPage, actor: Actor) -> Report:
    """Put the report on the page of the meeting and in search; not before the meeting began."""
    check_runs(event, actor)
    if event.starts_at is None or event.starts_at > timezone.now():
        raise EventRefusedError(_("De bijeenkomst is nog niet geweest."))
    report, _new = Report.objects.select_for_update().get_or_create(event=event)
    if not report.text and not report.lines.exists() and not report.actions.exists():
        raise EventRefusedError(_("Schrijf eerst iets: een verslag, een besluit of een actie."))
    if report.published_at is None:
        report.published_at = timezone.now()
        report.save(update_fields=["published_at"])
        record(action="report.publish", obj=report, actor_id=actor.user_id)
        _changed(event, report)
    return report


@transaction.atomic
def add_line(
    *, event: EventPage, actor: Actor, kind: str, text: str, user_id: int | None = None
) -> ReportLine:
    """Add a decision, or what somebody told in the round of news."""
    check_runs(event, actor)
    said = " ".join(text.split())
    if not said:
        raise EventRefusedError(_("Schrijf iets op."))
    if len(said) > LONGEST_LINE:
        raise EventRefusedError(
            _("Maak het korter: hoogstens %(limit)d tekens.") % {"limit": LONGEST_LINE}
        )
    report, _new = Report.objects.get_or_create(event=event)
    line = ReportLine.objects.create(
        report=report, kind=kind, text=said, user_id=user_id, added_at=timezone.now()
    )
    record(action="report.line", obj=line, actor_id=actor.user_id)
    _changed(event, report)
    return line


@transaction.atomic
def add_action(*, event: EventPage, actor: Actor, promise: Promise) -> ActionItem:
    """Note who does what before when, and write to them."""
    check_runs(event, actor)
    if not promise.text.strip():
        raise EventRefusedError(_("Schrijf op wat er gaat gebeuren."))
    if promise.owner_id is None and not promise.owner_name.strip():
        raise EventRefusedError(_("Schrijf op wie het doet."))
    report, _new = Report.objects.get_or_create(event=event)
    item = ActionItem.objects.create(
        report=report,
        text=promise.text.strip(),
        owner_id=promise.owner_id,
        owner_name="" if promise.owner_id else promise.owner_name.strip(),
        due_on=promise.due_on,
    )
    record(action="action.add", obj=item, actor_id=actor.user_id)
    _tell_owner(item, event, "event_action_new")
    return item


@transaction.atomic
def finish_action(*, item: ActionItem, actor: Actor) -> None:
    """Note that it is done; by who does it, or who runs the meeting. Twice is once."""
    if item.owner_id is None or item.owner_id != actor.user_id:
        check_runs(item.report.event, actor)
    if ActionItem.objects.filter(pk=item.pk, done_at=None).update(done_at=timezone.now()):
        record(action="action.done", obj=item, actor_id=actor.user_id)


@transaction.atomic
def remind_of_actions(*, today: date) -> int:
    """Write once to who promised something that is due today or was; gives how many."""
    due = ActionItem.objects.select_for_update().filter(
        done_at=None, reminded_at=None, due_on__lte=today, owner__is_active=True
    )
    items = list(due.order_by("pk"))
    for item in items:
        ActionItem.objects.filter(pk=item.pk).update(reminded_at=timezone.now())
        _tell_owner(item, item.report.event, "event_action_due")
    return len(items)


def _tell_owner(item: ActionItem, event: EventPage, template: str) -> None:
    owner: User | None = item.owner
    if owner is None or not owner.is_active:
        return
    context: dict[str, Any] = {
        "name": owner.first_name,
        "text": item.text,
        "meeting": event.title,
        "due": date_format(item.due_on, "j F Y"),
        "url": settings.SITE_URL + event.url,
    }
    queue_mail(template=template, to=owner.email, context=context, once_key=f"{template}-{item.pk}")


def _changed(event: EventPage, report: Report) -> None:
    """Let search read the report again, when it is online."""
    from .indexing import event_changed

    if report.published_at is not None:
        event_changed(event=event)
