"""Count months that are over and keep the totals: once, and never changed unless a command asks."""

import logging
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta

from django.contrib.auth import get_user_model
from django.db import IntegrityError, transaction
from django.utils import timezone

from alliantie.audit import record
from alliantie.models import MonthlyNumber

from .measures import Measure, measures
from .spans import Month, Quarter

logger = logging.getLogger(__name__)

# How far back is counted what can be counted afterwards, after a long standstill or for a new number.
MONTHS_BACK = 24
# How things stood at the end of a month is counted within these days, or not at all.
STATE_KNOWN_FOR = timedelta(days=3)

Counted = Mapping[str, int]


class CannotCountError(ValueError):
    """A month cannot be counted any more, or not yet."""


def months_due(measure: Measure, *, began: Month, today: date) -> Iterator[Month]:
    """Give the months that can be counted today, the oldest first."""
    newest = Month.of(today).shifted(-1)
    month = max(began, newest.shifted(1 - MONTHS_BACK))
    while month <= newest:
        if can_count(measure, month, today):
            yield month
        month = month.shifted(1)


def can_count(measure: Measure, month: Month, today: date) -> bool:
    """Say whether a month is over and can still be counted truthfully."""
    if today < month.after or not measure.is_still_known(month, today):
        return False
    return not measure.is_state or today < month.after + STATE_KNOWN_FOR


def count_what_is_missing(now: datetime | None = None) -> int:
    """Count every month that was not counted; give how many. One measure that fails stops no other."""
    today = timezone.localdate(now)
    began = _began()
    if began is None:
        return 0
    done = set(MonthlyNumber.objects.filter(part="").values_list("measure", "month"))
    made, failed = 0, []
    for measure in measures():
        missing = (
            month
            for month in months_due(measure, began=began, today=today)
            if (measure.key, month.first) not in done
        )
        try:
            made += sum(_count_once(measure, month) for month in missing)
        except Exception:
            logger.exception("number_not_counted", extra={"measure": measure.key})
            failed.append(measure.key)
    if failed:
        raise RuntimeError(f"not counted: {', '.join(failed)}")
    return made


@transaction.atomic
def count_again(*, measure: Measure, month: Month, now: datetime | None = None) -> None:
    """Count one month anew, because the way of counting was mended; how things stood cannot be."""
    if not can_count(measure, month, timezone.localdate(now)):
        raise CannotCountError(f"{measure.key} of {month} cannot be counted now")
    MonthlyNumber.objects.filter(measure=measure.key, month=month.first).delete()
    keep(measure=measure, month=month, counted=_read(measure, month), origin="command")


@transaction.atomic
def keep(*, measure: Measure, month: Month, counted: Counted, origin: str = "worker") -> bool:
    """Keep the totals of a month; False when it was counted before, also by who is doing so now."""
    strange = set(counted) - {""} - set(measure.parts)
    if strange:
        raise CannotCountError(f"{measure.key} has no part {sorted(strange)}")
    told = {"measure": measure.key, "month": month.first, "counted_at": timezone.now()}
    try:
        with transaction.atomic():
            whole = MonthlyNumber.objects.create(number=sum(counted.values()), **told)
    except IntegrityError:
        return False
    MonthlyNumber.objects.bulk_create(
        MonthlyNumber(part=part, number=number, **told) for part, number in counted.items() if part
    )
    record(action="number.count", obj=whole, actor_id=None, origin=origin)
    return True


def _count_once(measure: Measure, month: Month) -> bool:
    return keep(measure=measure, month=month, counted=_read(measure, month))


def _read(measure: Measure, month: Month) -> Counted:
    counted = measure.count(month)
    return {"": counted} if isinstance(counted, int) else counted


def _began() -> Month | None:
    """Give where the quarter began in which the first account was made: nothing was before."""
    joined = get_user_model().objects.order_by("date_joined").values_list("date_joined", flat=True)
    first = joined.first()
    return Quarter.of(timezone.localdate(first)).months[0] if first else None
