"""A series as its coordinator sees it: the coming numbers, who is host of each, and whom to ask."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from alliantie.visibility import Actor
from events.choices import TurnState
from events.models import EventPage, Series, Turn
from events.policies.rotation import Advice
from events.policies.turning import AHEAD, STANDING
from events.services import series as planning


@dataclass(frozen=True)
class Coming:
    """One coming number: when it can be and why, and who is host."""

    number: int
    when: str
    reasons: str
    host: str
    state: str
    turn_pk: int | None
    is_ready: bool


class SeriesOnDesk:
    """Everything on the page of the coordinator; a fixed number of queries."""

    def __init__(self, series: Series, actor: Actor) -> None:
        self.series = series
        self.actor = actor

    @cached_property
    def turns(self) -> list[Turn]:
        """Give every turn, the last number on top."""
        rows = self.series.turns.select_related("organisation", "swap_with__organisation")
        return list(rows.order_by("-number", "pk"))

    @cached_property
    def coming(self) -> Sequence[Coming]:
        """Give the coming numbers."""
        standing = {turn.number: turn for turn in self.turns if turn.state in STANDING}
        meetings = planning.next_meetings(self.series, AHEAD)
        return [self._line(one, standing.get(one.number), meetings[0].number) for one in meetings]

    def _line(self, meeting: planning.NextMeeting, turn: Turn | None, first: int) -> Coming:
        when = _in_words(meeting.starts_at, self.series.zone) if meeting.starts_at else ""
        is_ready = turn is not None and turn.state == TurnState.ACCEPTED and meeting.number == first
        return Coming(
            number=meeting.number,
            when=when or _("De eerste keer kies je zelf een dag."),
            reasons=", ".join(meeting.reasons),
            host=turn.organisation.name if turn else "",
            state=str(turn.get_state_display()) if turn else _("Nog niemand gevraagd"),
            turn_pk=turn.pk if turn else None,
            is_ready=is_ready,
        )

    @property
    def to_ask(self) -> int | None:
        """Give the first number nobody was asked for; of a series that comes back."""
        if self.series.is_closed:
            return None
        return next((one.number for one in self.coming if not one.host), None)

    @cached_property
    def advice(self) -> tuple[Advice, ...]:
        """Give whom to ask for it, the first choice first."""
        return planning.advice_for(self.series, self.to_ask) if self.to_ask else ()

    @property
    def swappable(self) -> list[Turn]:
        """Give the turns that can still change numbers, the first on top."""
        first = self.coming[0].number
        accepted = (turn for turn in self.turns if turn.state == TurnState.ACCEPTED)
        return sorted((one for one in accepted if one.number >= first), key=lambda one: one.number)

    @cached_property
    def meetings(self) -> list[EventPage]:
        """Give the meetings that were made, the last on top; what is no longer online too."""
        made = self.series.meetings.filter(series_number__isnull=False)
        return list(made.select_related("organisation").order_by("-series_number")[:12])


def _in_words(moment: datetime, zone: str) -> str:
    """Say a moment on the clock of the series."""
    local = moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    words = {"day": date_format(local, "l j F Y"), "time": date_format(local, "H:i")}
    return _("%(day)s om %(time)s") % words
