"""A series: when it meets next, whom to ask as host, and the draft of that meeting.

Turns are between the coordinator, editors and the organisation; no public page reads them.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from alliantie.visibility import Actor
from events.calendaring.reasons import reasons_of
from events.choices import EventState, TurnState
from events.models import EventPage, Series, Turn
from events.policies import turning
from events.policies.moments import to_moment
from events.policies.next_date import next_after
from events.policies.rotation import Advice, Candidate, advise, head_start
from organisations.choices import Listing
from organisations.models import Membership, Organisation


@dataclass(frozen=True)
class NextMeeting:
    """What the site proposes for a number; `starts_at` is None before the first meeting."""

    number: int
    starts_at: datetime | None
    reasons: tuple[str, ...] = ()


def coordinates(series: Series, actor: Actor) -> bool:
    """Say whether somebody plans this series: its coordinator, or an editor."""
    return actor.is_editor or (actor.is_member and series.coordinator_id == actor.user_id)


def check_coordinates(series: Series, actor: Actor) -> None:
    """Refuse who does not plan it."""
    mine = actor.is_member and series.coordinator_id == actor.user_id
    turning.check_coordinates(is_coordinator=mine, is_editor=actor.is_editor)


def planned_by(actor: Actor) -> QuerySet[Series]:
    """Select the series somebody plans; of editors all."""
    if actor.is_editor:
        return Series.objects.all()
    if not actor.is_member:
        return Series.objects.none()
    return Series.objects.filter(coordinator=actor.user_id)


def first_number(series: Series) -> int:
    """Give the first number without a meeting; what was called off keeps its number."""
    numbered = series.meetings.filter(series_number__isnull=False).order_by("-series_number")
    last = numbered.values_list("series_number", flat=True).first()
    return (last or 0) + 1


def next_meetings(series: Series, count: int = 1) -> list[NextMeeting]:
    """Propose the next numbers with their moments, from the last meeting that goes on; two queries."""
    first = first_number(series)
    numbers = range(first, first + count)
    meetings = series.meetings.filter(series_number__isnull=False, starts_at__isnull=False)
    last = meetings.exclude(state=EventState.CANCELLED).order_by("-series_number").first()
    if last is None or last.starts_at is None:
        return [NextMeeting(number, None) for number in numbers]
    return [_proposed(series, last.starts_at, number, number - first + 1) for number in numbers]


def day_of(turn: Turn) -> datetime | None:
    """Give the moment proposed for the number of a turn, on the clock of its series."""
    coming = next_meetings(turn.series, turning.AHEAD)
    found = next((one.starts_at for one in coming if one.number == turn.number), None)
    return found.astimezone(ZoneInfo(turn.series.zone)) if found else None


def _proposed(series: Series, last: datetime, number: int, ahead: int) -> NextMeeting:
    zone = ZoneInfo(series.zone)
    local = last.astimezone(zone).replace(tzinfo=None)
    found = next_after(
        local,
        months=series.every_months,
        usual=series.usual_start,
        zone=series.zone,
        today=timezone.localdate(timezone=zone),
        ahead=ahead,
    )
    why = reasons_of(local, found, is_usual=series.usual_start is not None)
    return NextMeeting(number, to_moment(found.begins, series.zone, field="starts"), why)


def candidates(series: Series) -> list[Candidate]:
    """Read who could be host: members of the alliance with somebody who can answer; three queries."""
    today = timezone.localdate()
    member = Q(alliance_member_from__lte=today) & (
        Q(alliance_member_to=None) | Q(alliance_member_to__gte=today)
    )
    people = Membership.objects.active().filter(user__is_active=True)
    admins = Membership.objects.administrators().filter(organisation=OuterRef("pk"))
    organisations = (
        Organisation.objects.filter(member, Exists(admins), listing=Listing.LISTED)
        .annotate(size=Count("memberships", filter=Q(memberships__in=people)))
        .order_by("pk")
    )
    turns = list(series.turns.order_by("number"))
    off = _called_off(series)
    started = min((turn.asked_at.date() for turn in turns), default=None)
    joined = [(_candidate(one, turns, off), one.alliance_member_from) for one in organisations]
    return _with_head_starts(joined, started)


def _called_off(series: Series) -> set[int]:
    """Give the numbers nobody was host of after all."""
    off = series.meetings.filter(state=EventState.CANCELLED, series_number__isnull=False)
    return {number for number in off.values_list("series_number", flat=True) if number}


def _candidate(organisation: Organisation, turns: list[Turn], off: set[int]) -> Candidate:
    own = [turn for turn in turns if turn.organisation_id == organisation.pk]
    taken = [
        turn.number for turn in own if turn.state == TurnState.ACCEPTED and turn.number not in off
    ]
    return Candidate(
        organisation_id=organisation.pk,
        name=organisation.name,
        size=getattr(organisation, "size", 0),  # counted along
        turns=len(taken),
        last_number=max(taken, default=None),
        declined=sum(
            turn.state == TurnState.DECLINED and turn.reason != turning.WITHDRAWN for turn in own
        ),
    )


def _with_head_starts(
    found: list[tuple[Candidate, date | None]], started: date | None
) -> list[Candidate]:
    """Let who joined after the series began start where the least used of the others stands."""
    if started is None:
        return [one for one, _joined in found]
    first = started
    is_new = [joined is not None and joined > first for _one, joined in found]
    start = head_start(one.turns for (one, _), new in zip(found, is_new, strict=True) if not new)
    return [
        replace(one, head_start=start) if new else one
        for (one, _), new in zip(found, is_new, strict=True)
    ]


def advice_for(series: Series, number: int) -> tuple[Advice, ...]:
    """Advise whom to ask for a number, the first choice first; for its coordinator only.

    Of whom the question for this number was taken back stands last: they may be asked again.
    """
    said_no = series.turns.filter(number=number, state=TurnState.DECLINED)
    reasons = dict(said_no.values_list("organisation_id", "reason"))
    taken_back = {pk for pk, reason in reasons.items() if reason == turning.WITHDRAWN}
    able = candidates(series)
    others = advise(able, number=number, declined=reasons)
    again = [one for one in able if one.organisation_id in taken_back]
    return (*others, *advise(again, number=number))


def meeting_of_turn(turn: Turn) -> EventPage | None:
    """Give the meeting that was made of a turn."""
    return EventPage.objects.filter(series=turn.series_id, series_number=turn.number).first()
