"""The questions of "Vandaag": what waits, how much of each kind, and who has it; one query for each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import (
    BigIntegerField,
    CharField,
    Count,
    DateField,
    DateTimeField,
    Exists,
    F,
    JSONField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextChoices,
    TextField,
    Value,
)
from django.db.models.functions import Cast, JSONObject
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alliantie.models import Decision, TakenWork

from .absences import Asking
from .policies import HELD_FOR, Away, stands_in_for, unattended
from .sources import Source

ON_A_PAGE = 50
COLUMNS = (
    "work_kind",
    "work_key",
    "work_title",
    "work_since",
    "work_promised",
    "work_handle",
    "work_taken",
)
TAKEN = {
    "user_id": "taken_by_id",
    "first": "taken_by__first_name",
    "last": "taken_by__last_name",
    "is_active": "taken_by__is_active",
    "since": "taken_at",
    "handed_by": "handed_by_id",
    "handed_first": "handed_by__first_name",
    "handed_last": "handed_by__last_name",
}


class Whose(TextChoices):
    """Whose work to show."""

    ALL = "alles", _("Van iedereen")
    MINE = "mij", _("Van mij")
    FREE = "vrij", _("Nog van niemand")
    MY_TURN = "te-doen", _("Van mij of nog van niemand")


@dataclass(frozen=True)
class Row:
    """One piece of work as the database gives it."""

    kind: str
    key: int
    title: str
    since: datetime
    promised: date | None
    handle: str
    taken: Mapping[str, Any] | None


@dataclass(frozen=True)
class Tally:
    """How much of a kind waits, and of how much the promised day is past."""

    waiting: int
    late: int


def page_of(
    sources: Sequence[Source], asks: Asking, whose: str, *, begin: int = 0, number: int = ON_A_PAGE
) -> list[Row]:
    """Give a stretch of what waits over all kinds, what waits longest first; one query."""
    if not sources:
        return []
    first, *rest = (_rows(one, asks, whose) for one in sources)
    ordered = first.union(*rest, all=True).order_by("work_since", "work_kind", "work_key")
    return [Row(*values) for values in ordered[begin : begin + number]]


def row_of(source: Source, asks: Asking, key: int) -> Row | None:
    """Give one row, to who may see it while it waits."""
    found = _rows(source, asks, Whose.ALL).filter(pk=key).first()
    return Row(*found) if found else None


def tallies(sources: Sequence[Source], asks: Asking, whose: str) -> dict[str, Tally]:
    """Count every kind, one query for all."""
    if not sources:
        return {}
    first, *rest = (_count(one, asks, whose) for one in sources)
    return {kind: Tally(n, late) for kind, n, late in first.union(*rest, all=True)}


def _rows(source: Source, asks: Asking, whose: str) -> QuerySet[Any, Any]:
    rows = _chosen(source, asks, whose).annotate(
        work_kind=Value(source.kind, output_field=CharField()),
        work_key=Cast("pk", BigIntegerField()),
        work_title=Cast(source.title, TextField()),
        work_since=Cast(source.since, DateTimeField()),
        work_promised=Cast(_or_nothing(source.promised), DateField()),
        work_handle=Cast(source.handle or Value(""), TextField()),
        work_taken=_taken(source),
    )
    return rows.values_list(*COLUMNS)


def _taken(source: Source) -> Subquery:
    """Ask along who took a row, in one column, so that the list stays one query."""
    rows = TakenWork.objects.filter(kind=source.kind, key=OuterRef("pk"))
    return Subquery(rows.values(told=JSONObject(**TAKEN))[:1], output_field=JSONField())


def _count(source: Source, asks: Asking, whose: str) -> QuerySet[Any, Any]:
    promised = _or_nothing(source.promised)
    rows = _chosen(source, asks, whose).annotate(
        work_kind=Value(source.kind, output_field=CharField()),
        work_promised=Cast(promised, DateField()),
    )
    late = Q(work_promised__lt=timezone.localdate())
    return (
        rows.values("work_kind")
        .annotate(waiting_number=Count("pk"), late_number=Count("pk", filter=late))
        .values_list("work_kind", "waiting_number", "late_number")
    )


def _or_nothing(promised: Any) -> Any:
    if promised is None:
        return Value(None, output_field=DateField())
    return F(promised) if isinstance(promised, str) else promised


def _chosen(source: Source, asks: Asking, whose: str) -> QuerySet[Any]:
    """Select what waits of one kind, undecided; whose it is follows `policies.is_free` in SQL."""
    rows = Decision.objects.not_among(source.waiting(asks.actor), source.kind).order_by()
    if whose not in {Whose.MINE, Whose.FREE, Whose.MY_TURN}:
        return rows
    taken = TakenWork.objects.filter(kind=source.kind, key=OuterRef("pk"))
    away = asks.away_for(source)
    mine = Exists(taken.filter(taken_by__in=_mine(asks.actor.user_id, away)))
    busy = Exists(
        taken.filter(taken_by__is_active=True, taken_at__gt=timezone.now() - HELD_FOR).exclude(
            taken_by__in=unattended(away)
        )
    )
    ways = {Whose.MINE: mine, Whose.FREE: ~busy & ~mine, Whose.MY_TURN: ~busy | mine}
    return rows.filter(ways[Whose(whose)])


def _mine(user_id: int | None, away: Mapping[int, Away]) -> frozenset[int]:
    own = frozenset({user_id} if user_id is not None else ())
    return own | stands_in_for(user_id, away)
