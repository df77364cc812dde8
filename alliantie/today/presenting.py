"""What the page "Vandaag" shows, with a fixed number of queries however much waits."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date

from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from alliantie.models import Absence
from alliantie.visibility import Actor

from . import listing
from .absences import Asking, asking
from .colleagues import full_name
from .listing import ON_A_PAGE, Row, Whose
from .policies import Hold, is_free, is_of, may_take, stands_in_for
from .sources import Source, sources_for


@dataclass(frozen=True)
class Line:
    """One piece of work as it stands in the list."""

    row: Row
    label: str | Promise
    url: str
    days: int
    is_late: bool
    holder: str
    handed_by: str
    is_mine: bool
    may_take: bool
    may_hand: bool


@dataclass(frozen=True)
class Choice:
    """One choice to narrow the list: what it shows, and how much there is."""

    value: str
    label: str | Promise
    number: int | None
    late: int
    is_chosen: bool


@dataclass(frozen=True)
class Today:
    """The whole page."""

    lines: Sequence[Line]
    kinds: Sequence[Choice]
    whose: Sequence[Choice]
    kind: str
    shown: str
    total: int
    late: int
    all_total: int
    number: int
    pages: int
    begin_url: str
    own: Absence | None
    stands_in: Sequence[Absence]


def today_for(actor: Actor, *, kind: str = "", whose: str = "", number: int = 1) -> Today:
    """Give the list of somebody; what does not exist is not narrowed by."""
    mine = sources_for(actor)
    asks = asking(actor)
    whose = whose if whose in Whose.values else Whose.ALL.value
    kinds = {one.kind: one for one in mine}
    kind = kind if kind in kinds else ""
    chosen = [kinds[kind]] if kind else mine
    counted = listing.tallies(mine, asks, whose)
    total = sum(counted[one.kind].waiting for one in chosen if one.kind in counted)
    pages = max(1, -(-total // ON_A_PAGE))
    number = min(max(1, number), pages)
    rows = listing.page_of(chosen, asks, whose, begin=(number - 1) * ON_A_PAGE) if total else []
    lines = _lines(rows, kinds, asks)
    return Today(
        lines=lines,
        kinds=_kinds(mine, counted, kind),
        whose=[Choice(one.value, one.label, None, 0, one.value == whose) for one in Whose],
        kind=kind,
        shown=whose,
        total=total,
        late=sum(counted[one.kind].late for one in chosen if one.kind in counted),
        all_total=sum(one.waiting for one in counted.values()),
        number=number,
        pages=pages,
        begin_url=next((one.url for one in lines if one.may_take), ""),
        own=next((one for one in asks.absences if one.user_id == actor.user_id), None),
        stands_in=_stands_in(asks),
    )


def next_for(actor: Actor, *, but: tuple[str, int] | None = None) -> str:
    """Give the address of the work that waits longest for somebody; two queries."""
    mine = {one.kind: one for one in sources_for(actor)}
    asks = asking(actor)
    for row in listing.page_of(list(mine.values()), asks, Whose.MY_TURN, number=2):
        if (row.kind, row.key) != but:
            return mine[row.kind].address(row.key, row.handle)
    return ""


def _kinds(mine: Sequence[Source], counted: Mapping[str, listing.Tally], kind: str) -> list[Choice]:
    rows = [(one, counted[one.kind]) for one in mine if one.kind in counted]
    everything = Choice("", _("Alles"), sum(n.waiting for _one, n in rows), 0, not kind)
    return [
        everything,
        *(
            Choice(one.kind, one.label, number.waiting, number.late, one.kind == kind)
            for one, number in rows
            if number.waiting or one.kind == kind
        ),
    ]


def _lines(rows: Sequence[Row], kinds: Mapping[str, Source], asks: Asking) -> list[Line]:
    today = timezone.localdate()
    return [_line(one, kinds[one.kind], asks, today) for one in rows]


def _line(row: Row, source: Source, asks: Asking, today: date) -> Line:
    hold, now = _hold(row), timezone.now()
    away = asks.away_for(source)
    mine = hold is not None and is_of(hold, asks.actor.user_id, away)
    can = may_take(hold, user_id=asks.actor.user_id, away=away, now=now)
    is_told = hold is not None and (mine or not is_free(hold, away, now))
    return Line(
        row=row,
        label=source.label,
        url=source.address(row.key, row.handle),
        days=(today - timezone.localtime(row.since).date()).days,
        is_late=row.promised is not None and row.promised < today,
        holder=hold.name if hold and is_told else "",
        handed_by=_handed_by(row) if mine else "",
        is_mine=mine,
        may_take=can,
        may_hand=can and source.can_be_handed,
    )


def _hold(row: Row) -> Hold | None:
    if row.taken is None:
        return None
    since = parse_datetime(row.taken["since"]) or timezone.now()
    return Hold(
        row.taken["user_id"],
        full_name(row.taken["first"], row.taken["last"]),
        since if timezone.is_aware(since) else since.replace(tzinfo=UTC),
        is_active=bool(row.taken["is_active"]),
    )


def _handed_by(row: Row) -> str:
    if row.taken is None or row.taken["handed_by"] is None:
        return ""
    return full_name(row.taken["handed_first"], row.taken["handed_last"])


def _stands_in(asks: Asking) -> list[Absence]:
    """Give the absences of whose work is somebody's today, also by way of a stand-in who is away."""
    whose = stands_in_for(asks.actor.user_id, asks.away)
    today = timezone.localdate()
    return [one for one in asks.absences if one.user_id in whose and one.from_day <= today]
