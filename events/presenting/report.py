"""What came of a meeting, as its page shows it to whom it is for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from wagtail.rich_text import expand_db_html

from alliantie.visibility import Actor
from events.choices import RegistrationState, Side
from events.models import EventPage, Report, ReportLine
from events.querysets.registration import COMING

from .materials import Materials, materials_of
from .outcome_rows import ACTION, Texts, rows_of
from .poll_results import QuestionResult
from .poll_shown import shown_results

Rows = dict[str, list[tuple[int, Texts]]]
DUE = ACTION.index("due_on")


@dataclass(frozen=True)
class Promised:
    """Who does what before when; `done_url` only for who promised it."""

    text: str
    who: str
    url: str
    due: str
    is_done: bool
    done_url: str


@dataclass(frozen=True)
class Came:
    """How many came for one part of society."""

    term: str
    details: int


@dataclass(frozen=True)
class Outcome:
    """Everything that came of a meeting."""

    text: SafeString
    decisions: Sequence[str]
    news: Sequence[str]
    actions: Sequence[Promised]
    came: Sequence[Came]
    total: int
    is_by_seats: bool  # nobody was checked in: counted is who had a seat


@dataclass(frozen=True)
class Afterwards:
    """What stands at a meeting besides its announcement: what came of it, papers, what the room said."""

    outcome: Outcome | None
    materials: Materials
    said: Sequence[QuestionResult]


def build(actor: Actor, event: EventPage) -> Afterwards | None:
    """Give what came of it, once its host put it online, and what one can read, hear and see."""
    rows = rows_of(event, actor)
    outcome = _outcome(actor, event, rows)
    materials = materials_of(rows["materials"])
    said = shown_results(rows)
    return Afterwards(outcome, materials, said) if outcome or materials or said else None


def _outcome(actor: Actor, event: EventPage, rows: Rows) -> Outcome | None:
    report = _report(event)
    if report is None:
        return None
    lines = [texts[:2] for _pk, texts in rows["lines"]]
    promised = sorted(rows["actions"], key=lambda row: row[1][DUE])
    came = came_of(_counted(report))
    return Outcome(
        text=mark_safe(expand_db_html(report.text)),
        decisions=[text for kind, text in lines if kind == ReportLine.DECISION],
        news=[text for kind, text in lines if kind == ReportLine.ROUND],
        actions=[_promised(event, actor, pk, texts) for pk, texts in promised],
        came=came,
        total=sum(one.details for one in came),
        is_by_seats=_has_only_seats(report),
    )


def came_of(counts: dict[str, int]) -> list[Came]:
    """Say how many came from where, in the order of the form; who told no side comes last."""
    words = {**dict(Side.choices), "": _("Niet bekend"), "other": _("Niet bekend")}
    return [
        Came(str(word), counts[side]) for side, word in words.items() if counts.get(side, 0) > 0
    ]


def _report(event: EventPage) -> Report | None:
    """Give what is online, with how many of each side were there and how many had a seat."""
    sides = {
        f"{state}_{side}": Count(
            "event__registrations",
            filter=Q(event__registrations__side=side, event__registrations__state=state),
        )
        for state in COMING
        for side in Side.values
    }
    online = Report.objects.filter(event=event.pk, published_at__isnull=False)
    return online.annotate(**sides).first()


def _counted(report: Report) -> dict[str, int]:
    """Give who was checked in, or else who had a seat; of long ago what was written down then."""
    if report.attended:
        return dict(report.attended)
    state = RegistrationState.CONFIRMED if _has_only_seats(report) else RegistrationState.ATTENDED
    return _in_state(report, state)


def _has_only_seats(report: Report) -> bool:
    there = _in_state(report, RegistrationState.ATTENDED)
    seats = _in_state(report, RegistrationState.CONFIRMED)
    return any(seats.values()) and not any(there.values())


def _in_state(report: Report, state: str) -> dict[str, int]:
    return {side: getattr(report, f"{state}_{side}") for side in Side.values}


def _promised(event: EventPage, actor: Actor, pk: int, texts: Sequence[str]) -> Promised:
    text, owner, owner_name, due_on, done_at, name, slug, house, house_name, *_rest = texts
    is_own = actor.is_signed_in and owner == str(actor.user_id)
    is_own |= house in {str(one) for one in actor.administers}
    done_url = reverse("host:action_done", args=[event.slug, pk])
    return Promised(
        text=text,
        who=_who(owner, (house_name or _("Een organisatie")) if house else owner_name, name),
        url=reverse("people:person", args=[slug]) if name and slug else "",
        due=date_format(date.fromisoformat(due_on), "j F Y"),
        is_done=bool(done_at),
        done_url=done_url if is_own and not done_at else "",
    )


def _who(owner: str, owner_name: str, seen: str) -> str:
    if not owner:
        return owner_name or _("Iemand die is vertrokken")
    return seen or _("Iemand uit het netwerk")
