"""What was reported and decided, as numbers without people."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from reports.choices import AppealState, DossierState, Reason
from reports.models import Dossier
from reports.policies.numbers import (
    first_day,
    median_told,
    quarter_of,
    quarters_until,
    told,
    total_told,
)

SHOWN = 8
HIDDEN, LEFT, BACK = "hidden", "left", "back"


@dataclass(frozen=True)
class Row:
    """One quarter; None is too few to tell."""

    label: str
    total: int | None
    hidden: int | None
    left: int | None
    back: int | None
    days: float | None
    reasons: Sequence[tuple[str, int | None]]


@dataclass(frozen=True)
class Decided:
    """One decision, as far as it is counted."""

    reason: str
    outcome: str
    days: int


def quarters(today: date | None = None) -> list[Row]:
    """Give the latest quarters in which something was decided, in one query."""
    listed = quarters_until(today or timezone.localdate(), SHOWN)
    by_quarter: dict[tuple[int, int], list[Decided]] = {one: [] for one in listed}
    rows = Dossier.objects.decided_since(first_day(*listed[-1]))
    fields = ("reason", "state", "appeal_state", "opened_at", "decided_at")
    for reason, state, appeal, opened, decided in rows.order_by().values_list(*fields):
        if decided is None:
            continue
        day = timezone.localtime(decided).date()
        took = (day - timezone.localtime(opened).date()).days
        one = Decided(reason, _outcome(state, appeal), took)
        by_quarter.get(quarter_of(day), []).append(one)
    return [_row(one, by_quarter[one]) for one in listed if by_quarter[one]]


def _outcome(state: str, appeal: str) -> str:
    if appeal == AppealState.RESTORED:
        return BACK
    return HIDDEN if state == DossierState.HIDDEN else LEFT


def _row(quarter: tuple[int, int], decided: Sequence[Decided]) -> Row:
    year, number = quarter
    counted = Counter(one.outcome for one in decided)
    outcomes = told({name: counted[name] for name in (HIDDEN, LEFT, BACK)})
    by_reason = Counter(one.reason for one in decided)
    reasons = told({reason.value: by_reason[reason.value] for reason in Reason})
    return Row(
        label=_("%(year)s, kwartaal %(quarter)s") % {"year": year, "quarter": number},
        total=total_told(len(decided)),
        hidden=outcomes[HIDDEN],
        left=outcomes[LEFT],
        back=outcomes[BACK],
        days=median_told([one.days for one in decided]),
        reasons=[(str(reason.label), reasons[reason.value]) for reason in Reason],
    )
