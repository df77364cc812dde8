"""How far suggestions and introductions come, in numbers: who said what, or why not, is not in it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, Q
from django.db.models.functions import TruncMonth

from matchmaking.choices import Helped, MatchKind
from matchmaking.choices.match import FOR_PEOPLE
from matchmaking.models import Introduction, Suggestion

MONTHS = 12
SAID_YES = Q(asker_yes_at__isnull=False) | Q(other_yes_at__isnull=False)
STEPS = ("suggested", "opened", "one_yes", "both_yes", "introduced", "met")
ANSWERS = ("helped", "neutral", "not_helped")


@dataclass(frozen=True)
class FunnelRow:
    """One line of the table: a kind of match or a month, and a number for each step."""

    label: str | date
    numbers: Sequence[int]


@dataclass(frozen=True)
class Funnel:
    """The funnel in all, by kind and by month."""

    total: FunnelRow
    by_kind: Sequence[FunnelRow]
    by_month: Sequence[FunnelRow]


def funnel() -> Funnel:
    """Count in four queries; an introduction counts in the month in which it was asked."""
    kinds = _counted("kind", "kind")
    months = _counted(TruncMonth("week"), TruncMonth("created_at"))
    labels = {kind: str(MatchKind(kind).label) for kind in FOR_PEOPLE}
    by_kind = [FunnelRow(labels.get(kind, kind), kinds[kind]) for kind in sorted(kinds)]
    total = [sum(column) for column in zip(*kinds.values(), strict=True)]
    newest = sorted(months, reverse=True)[:MONTHS]
    return Funnel(
        total=FunnelRow("", total or [0] * len(STEPS + ANSWERS)),
        by_kind=by_kind,
        by_month=[FunnelRow(month, months[month]) for month in newest],
    )


def _counted(of_suggestion: Any, of_introduction: Any) -> dict[Any, list[int]]:
    found: dict[Any, dict[str, int]] = defaultdict(dict)
    rows: Any = Suggestion.objects.order_by().annotate(part=_part(of_suggestion)).values("part")
    for row in rows.annotate(suggested=Count("pk"), opened=Count("opened_at")):
        found[_day(row.pop("part"))].update(row)
    for row in _introductions(_part(of_introduction)):
        found[_day(row.pop("part"))].update(row)
    names = (*STEPS, *ANSWERS)
    return {part: [numbers.get(name, 0) for name in names] for part, numbers in found.items()}


def _introductions(part: Any) -> Iterable[dict[str, Any]]:
    rows: Any = Introduction.objects.order_by().annotate(part=part).values("part")
    said = {
        name: Count("pk", filter=Q(asker_helped=answer))
        + Count("pk", filter=Q(other_helped=answer))
        for name, answer in zip(ANSWERS, (Helped.HELPED, Helped.NEUTRAL, Helped.NOT), strict=True)
    }
    counted: Iterable[dict[str, Any]] = rows.annotate(
        one_yes=Count("pk", filter=SAID_YES),
        both_yes=Count("both_yes_at"),
        introduced=Count("introduced_at"),
        met=Count("met_at"),
        **said,
    )
    return counted


def _part(of: Any) -> Any:
    return F(of) if isinstance(of, str) else of


def _day(part: Any) -> Any:
    """Let a month of days and one of moments be the same."""
    return part.date() if hasattr(part, "date") else part
