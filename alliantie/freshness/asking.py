"""Go round all that was not confirmed for too long and take for each the one step that is due."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

import structlog
from django.db import transaction
from django.utils import timezone

from alliantie.choices import ReviewStep
from alliantie.models import Review
from alliantie.periods import lengths, over_before

from .kinds import ARCHIVE, REMIND, SHOW, Kind, kinds
from .letters import send_letters
from .policies import Limits, next_step
from .readers import Reader, Readers

AT_ONCE = 500
logger = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Round:
    """One round past one kind."""

    kind: Kind
    before: datetime
    limits: Limits
    readers: Readers


def look_round(now: datetime | None = None) -> None:
    """Do for every kind what is due, then write to whom it concerns; breaking off loses nothing."""
    now = now or timezone.now()
    known, readers = lengths(), Readers(now)
    limits = Limits(*(over_before(one, now, known[one.name]) for one in (REMIND, SHOW, ARCHIVE)))
    for kind in kinds():
        before = over_before(kind.period, now, known[kind.period.name])
        _go_past(Round(kind, before, limits, readers))
    send_letters(readers)


def _go_past(one: Round) -> None:
    due = list(one.kind.due(one.before).order_by("pk").values_list("pk", flat=True))
    rows = {row.key: row for row in Review.objects.filter(kind=one.kind.name)}
    _forget(one, rows, set(due))
    waiting = iter(due)
    while keys := list(islice(waiting, AT_ONCE)):
        _mind(one, keys, rows)


def _forget(one: Round, rows: Mapping[int, Review], due: set[int]) -> None:
    """Drop what was confirmed, taken offline or deleted meanwhile; what is archived can come back."""
    archived = set(one.kind.archived().values_list("pk", flat=True))
    gone = [
        row.pk
        for row in rows.values()
        if row.key not in (archived if row.step == ReviewStep.ARCHIVED else due)
    ]
    one.kind.unmark([row.key for row in rows.values() if row.pk in gone])
    Review.objects.filter(pk__in=gone).delete()


def _mind(one: Round, keys: Sequence[int], rows: Mapping[int, Review]) -> None:
    owners = one.kind.owners(keys)
    one.readers.load(pk for people in owners.values() for pk in people)
    for key in keys:
        row = rows.get(key)
        step = _due_step(one, row, one.readers.among(owners.get(key, ())))
        if step is None:
            continue
        try:
            _take(one, key, row, step)
        except Exception:  # one thing must not keep all others waiting
            logger.exception("review.failed", kind=one.kind.name, key=key)


def _due_step(one: Round, row: Review | None, people: Sequence[Reader]) -> ReviewStep | None:
    """Give the step that is due, if somebody hears of it today; without anybody it is for editors."""
    step, moved_at = (row.step, row.moved_at) if row else ("", None)
    if not people:
        return None if step == ReviewStep.NOBODY else ReviewStep.NOBODY
    if not any(person.may_get_mail for person in people):
        return None
    return next_step(step, moved_at, one.limits, archives=one.kind.archives)


@transaction.atomic
def _take(one: Round, key: int, row: Review | None, step: ReviewStep) -> None:
    """Take one step once, also when two workers go round; what was confirmed meanwhile stays so."""
    now = one.readers.now
    if step == ReviewStep.OVERDUE and not one.kind.mark(key=key, before=one.before):
        return
    if step == ReviewStep.ARCHIVED and not one.kind.archive(
        key=key, actor_id=None, before=one.before
    ):
        return
    if row is None:
        told = {"step": step, "moved_at": now}
        Review.objects.get_or_create(kind=one.kind.name, key=key, defaults=told)
        return
    as_read = Review.objects.filter(pk=row.pk, step=row.step, moved_at=row.moved_at)
    if not as_read.update(step=step, moved_at=now):
        transaction.set_rollback(True)
