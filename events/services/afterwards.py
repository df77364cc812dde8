"""Ask who was there how it was, and after thirty days whether they used it.

An evaluation is kept without who gave it: the invitation is spent in the same transaction, and the
answer holds a day, no moment.
"""

from datetime import datetime
from itertools import islice
from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from alliantie.audit import record
from alliantie.mail import queue_mail
from events.calendaring.clocks import zone_of
from events.models import AfterAsk, Evaluation, EventPage, Registration
from events.policies.afterwards import (
    check_grade,
    check_told,
    check_used,
    evaluation_window,
    used_window,
)
from events.policies.moments import is_waking
from events.querysets import EventQuerySet

from .letters import address_of
from .seeing import may_see

BATCH = 200


def ask_how_it_was(*, now: datetime) -> int:
    """Invite participants of meetings that are over to evaluate, once; gives how many were invited."""
    start, end = evaluation_window(now)
    over = (
        Registration.objects.who_was_there()
        .filter(after=None, erased_at=None, event__in=_over(start, end, now))
        .select_related("event", "user", "organisation")
        .order_by("pk")
    )
    awake = (row for row in over.iterator() if is_waking(now, zone_of(row)))
    return sum(_invite(row) for row in list(islice(awake, BATCH)))


def _over(start: datetime, end: datetime, now: datetime) -> EventQuerySet:
    """Select what ended in a stretch of time, went on, and still stands on the site."""
    on_the_site: EventQuerySet = EventPage.objects.on_the_site(now)
    return on_the_site.going_on().filter(ends_at__range=(start, end)).order_by()


@transaction.atomic
def _invite(row: Registration) -> int:
    ask, is_new = AfterAsk.objects.get_or_create(registration=row)
    return _mail(ask, row, "event_evaluate", "events:evaluate") if is_new else 0


def ask_whether_used(*, now: datetime) -> int:
    """Ask who was there thirty days later whether they used it, once; gives how many were asked."""
    start, end = used_window(now)
    were_there = Registration.objects.who_was_there().filter(event__in=_over(start, end, now))
    due = (
        AfterAsk.objects.filter(
            asked_used_at=None, registration__erased_at=None, registration__in=were_there.order_by()
        )
        .select_related("registration__event", "registration__user", "registration__organisation")
        .order_by("pk")
    )
    awake = (ask for ask in due.iterator() if is_waking(now, zone_of(ask.registration)))
    return sum(_ask_used(ask, now) for ask in list(islice(awake, BATCH)))


@transaction.atomic
def _ask_used(ask: AfterAsk, now: datetime) -> int:
    if not AfterAsk.objects.filter(pk=ask.pk, asked_used_at=None).update(asked_used_at=now):
        return 0
    return _mail(ask, ask.registration, "event_used", "events:used")


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


def _mail(ask: AfterAsk, row: Registration, template: str, route: str) -> int:
    """Write to who may still see the meeting; gives whether anybody was written to."""
    address = address_of(row)
    if not address or not may_see(row):
        return 0
    context: dict[str, Any] = {
        "name": row.user.first_name if row.user else row.name,
        "meeting": row.event.title,
        "url": settings.SITE_URL + reverse(route, args=[ask.secret]),
    }
    queue_mail(template=template, to=address, context=context, once_key=f"{template}-{ask.pk}")
    return 1
