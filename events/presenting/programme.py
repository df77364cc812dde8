"""The programme: parts that begin at the same time stand beside each other."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from zoneinfo import ZoneInfo

from django.template.defaultfilters import date as formatted
from django.utils.translation import gettext as _

from events.models import EventPage, ProgrammeItem

TIME, DAY = "H:i", "l j F"


@dataclass(frozen=True)
class Part:
    """One part; `width` says over how many columns it stretches."""

    title: str
    room: str
    about: str
    until: str
    width: int


@dataclass(frozen=True)
class Slot:
    """What begins at one time."""

    time: str
    day: str
    parts: Sequence[Part]


@dataclass(frozen=True)
class Programme:
    """Everything, on the clock of the meeting."""

    slots: Sequence[Slot]
    columns: int


def programme_of(event: EventPage) -> Programme:
    """Give the programme of a meeting; one query."""
    clock = ZoneInfo(event.zone)
    by_start = [
        (start.astimezone(clock), list(parts))
        for start, parts in groupby(event.programme.all(), key=lambda part: part.starts_at)
    ]
    columns = max((len(parts) for _start, parts in by_start), default=0)
    several_days = len({start.date() for start, _parts in by_start}) > 1
    return Programme(
        [
            _slot(start, parts, columns, formatted(start, DAY) if several_days else "")
            for start, parts in by_start
        ],
        columns,
    )


def _slot(start: datetime, rows: list[ProgrammeItem], columns: int, day: str) -> Slot:
    last = max(row.ends_at for row in rows).astimezone(start.tzinfo)
    words = {"begins": formatted(start, TIME), "ends": formatted(last, TIME)}
    return Slot(
        time=_("%(begins)s tot %(ends)s") % words,
        day=day,
        parts=list(_parts(rows, columns, last)),
    )


def _parts(rows: list[ProgrammeItem], columns: int, last: datetime) -> Iterable[Part]:
    """Let the last part of a time fill the row; only what ends before the others says when."""
    for at, row in enumerate(rows, start=1):
        is_early = row.ends_at != last
        yield Part(
            title=row.title,
            room=row.room,
            about=row.about,
            until=formatted(row.ends_at.astimezone(last.tzinfo), TIME) if is_early else "",
            width=columns - len(rows) + 1 if at == len(rows) else 1,
        )
