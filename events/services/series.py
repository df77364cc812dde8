"""A series: when it meets next, whom to ask as host, and what that organisation answers.

Turns are between the coordinator, editors and the organisation; no public page reads them.
"""

from dataclasses import asdict, dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from alliantie.visibility import Actor
from events.choices import EventState, TurnState
from events.models import EventPage, Series, Turn
from events.policies.hosting import EventRefusedError
from events.policies.moments import to_moment
from events.policies.next_date import proposed
from events.policies.rotation import Advice, Candidate, advise, head_start
from organisations.choices import Listing, MembershipState
from organisations.models import Organisation


@dataclass(frozen=True)
class NextMeeting:
    """What the site proposes for the next number; `starts_at` is None before the first meeting."""

    number: int
    starts_at: datetime | None


def coordinates(series: Series, actor: Actor) -> bool:
    """Say whether somebody plans this series: its coordinator, or an editor."""
    return actor.is_editor or (actor.is_signed_in and series.coordinator_id == actor.user_id)


def check_coordinates(series: Series, actor: Actor) -> None:
    """Refuse who does not plan it."""
    if not coordinates(series, actor):
        raise EventRefusedError(_("Dit kan alleen de coördinator van de reeks."))


def next_meeting(series: Series) -> NextMeeting:
    """Propose the next number and moment, from the last meeting that goes on."""
    meetings = series.meetings.exclude(state=EventState.CANCELLED)
    last = meetings.filter(series_number__isnull=False).order_by("-series_number").first()
    number = last.series_number + 1 if last is not None and last.series_number else 1
    if last is None or last.starts_at is None:
        return NextMeeting(number, None)
    local = last.starts_at.astimezone(ZoneInfo(series.zone)).replace(tzinfo=None)
    wall = proposed(local, months=series.every_months, usual=series.usual_start, zone=series.zone)
    return NextMeeting(number, to_moment(wall, series.zone, field="starts"))


def candidates(series: Series) -> list[Candidate]:
    """Read who could be host: organisations of the alliance with people; two queries."""
    today = timezone.localdate()
    member = Q(alliance_member_from__lte=today) & (
        Q(alliance_member_to=None) | Q(alliance_member_to__gte=today)
    )
    active = Count("memberships", filter=Q(memberships__state=MembershipState.ACTIVE))
    organisations = (
        Organisation.objects.filter(member, listing=Listing.LISTED)
        .annotate(size=active)
        .filter(size__gt=0)
        .order_by("pk")
    )
    turns = _turns_of(series)
    started = min((turn.asked_at.date() for turn in turns), default=None)
    return _with_head_starts(
        [(_candidate(one, turns), one.alliance_member_from) for one in organisations], started
    )


def _turns_of(series: Series) -> list[Turn]:
    return list(series.turns.order_by("number"))


def _candidate(organisation: Organisation, turns: list[Turn]) -> Candidate:
    own = [turn for turn in turns if turn.organisation_id == organisation.pk]
    taken = [turn.number for turn in own if turn.state == TurnState.ACCEPTED]
    return Candidate(
        organisation_id=organisation.pk,
        name=organisation.name,
        size=getattr(organisation, "size", 0),  # counted along
        turns=len(taken),
        last_number=max(taken, default=None),
        declined=sum(turn.state == TurnState.DECLINED for turn in own),
    )


def _with_head_starts(found: list[tuple[Candidate, object]], started: object) -> list[Candidate]:
    """Let who joined after the series began start where the least used of the others stands."""
    if started is None:
        return [one for one, _joined in found]
    old = [one.turns for one, joined in found if joined <= started]  # type: ignore[operator]
    start = head_start(old)
    return [
        one if joined <= started else Candidate(**asdict(one) | {"head_start": start})  # type: ignore[operator]
        for one, joined in found
    ]


def advice_for(series: Series, number: int) -> tuple[Advice, ...]:
    """Advise whom to ask for a number, the first choice first."""
    said_no = series.turns.filter(number=number, state=TurnState.DECLINED)
    declined = said_no.values_list("organisation_id", flat=True)
    return advise(candidates(series), number=number, declined=declined)


def host_of(series: Series, number: int) -> Organisation | None:
    """Give who said yes to a number."""
    turn = series.turns.filter(number=number, state=TurnState.ACCEPTED)
    found = turn.select_related("organisation").first()
    return found.organisation if found else None


def meetings_of(series: Series, actor: Actor) -> list[EventPage]:
    """Give the meetings of a series somebody may see, the newest first."""
    return list(
        EventPage.objects.visible_to(actor).filter(series=series).for_cards().order_by("-starts_at")
    )
