"""Prepare the page of each quarter, and keep who changed it."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from alliantie.audit import record
from alliantie.models import MonthlyNumber
from alliantie.numbers.spans import Quarter

from .models import QuarterReport


@transaction.atomic
def prepare_reports(now: datetime | None = None) -> int:
    """Make a page for every quarter that is over and of which something was counted; give how many."""
    today, made = timezone.localdate(now), 0
    months = MonthlyNumber.objects.order_by().values_list("month", flat=True).distinct()
    for quarter in sorted({Quarter.of(month) for month in months}):
        if today < quarter.after:
            continue
        report, is_new = QuarterReport.objects.get_or_create(
            year=quarter.year, number=quarter.number
        )
        if is_new:
            made += 1
            record(action="quarter.prepare", obj=report, actor_id=None, origin="worker")
    return made


def report_changed(*, report: QuarterReport, was_public: bool, actor_id: int) -> None:
    """Keep that an editor changed the page, opened it to everybody or closed it."""
    action = "quarter.edit"
    if report.is_public != was_public:
        action = "quarter.open" if report.is_public else "quarter.close"
    record(action=action, obj=report, actor_id=actor_id, origin="cms")
