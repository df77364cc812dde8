"""Ask who was there how it was, and after thirty days whether they used it.

An evaluation is kept without who gave it: the invitation is spent in the same transaction, and the
answer holds a day, no moment.
"""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from alliantie.audit import record
from alliantie.mail import queue_mail
from events.models import AfterAsk, Evaluation, Registration
from events.policies.afterwards import (
    check_grade,
    check_told,
    check_used,
    evaluation_window,
    used_window,
)

BATCH = 200


def ask_how_it_was(*, now: datetime) -> int:
    """Invite participants of meetings that are over to evaluate, once; gives how many were invited."""
    start, end = evaluation_window(now)
    over = (
        Registration.objects.who_was_there()
        .filter(after=None, erased_at=None, event__ends_at__range=(start, end))
        .exclude(event__state="cancelled")
    )
    invited = 0
    for row in over.select_related("event", "user").order_by("pk")[:BATCH]:
        invited += _invite(row)
    return invited


@transaction.atomic
def _invite(row: Registration) -> int:
    ask, is_new = AfterAsk.objects.get_or_create(registration=row)
    if not is_new:
        return 0
    _mail(ask, row, "event_evaluate", "events:evaluate")
    return 1


def ask_whether_used(*, now: datetime) -> int:
    """Ask thirty days later whether somebody used it, once; gives how many were asked."""
    start, end = used_window(now)
    due = AfterAsk.objects.filter(
        asked_used_at=None,
        registration__erased_at=None,
        registration__event__ends_at__range=(start, end),
    )
    asked = 0
    for ask in due.select_related("registration__event", "registration__user")[:BATCH]:
        with transaction.atomic():
            if AfterAsk.objects.filter(pk=ask.pk, asked_used_at=None).update(asked_used_at=now):
                _mail(ask, ask.registration, "event_used", "events:used")
                asked += 1
    return asked


@transaction.atomic
def evaluate(*, ask: AfterAsk, grade: int | None, learned: str, better: str) -> bool:
    """Keep one evaluation for each invitation; says whether it is new."""
    given = check_grade(grade)
    told = {"learned": check_told(learned), "better": check_told(better)}
    spent = AfterAsk.objects.filter(pk=ask.pk, evaluated_at=None)
    day = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    # The day only: a moment beside the order of the answers would tell who said what.
    if not spent.update(evaluated_at=day):
        return False
    event_id = ask.registration.event_id
    Evaluation.objects.create(
        event_id=event_id, grade=given, answered_on=timezone.localdate(), **told
    )
    return True


@transaction.atomic
def tell_used(*, ask: AfterAsk, used: str, told: str) -> None:
    """Keep whether it was used; the last answer counts."""
    answer = {"used": check_used(used), "used_told": check_told(told)}
    AfterAsk.objects.filter(pk=ask.pk).update(**answer)
    record(action="meeting.used", obj=ask.registration.event, actor_id=None)


def _mail(ask: AfterAsk, row: Registration, template: str, route: str) -> None:
    address = row.user.email if row.user else row.email
    if not address:
        return
    context: dict[str, Any] = {
        "name": row.user.first_name if row.user else row.name,
        "meeting": row.event.title,
        "url": settings.SITE_URL + reverse(route, args=[ask.secret]),
    }
    queue_mail(template=template, to=address, context=context, once_key=f"{template}-{ask.pk}")
