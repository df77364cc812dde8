"""The host's workbench: numbers, what was mailed, and what to do now, for one meeting or for many."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Count, Min
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from events.choices import Mode, RegistrationState, Side
from events.models import ActionItem, BoxQuestion, EventPage, HostMail, Registration
from events.policies.attending import balance
from events.policies.to_do import Figures, to_do
from events.querysets.registration import COMING

from .to_do import ToDo, said

LATEST_MAILS = 5


@dataclass(frozen=True)
class Fact:
    """One number with its word."""

    term: str
    details: str
    url: str = ""


@dataclass
class Counted:
    """What one meeting has, counted."""

    states: dict[str, int] = field(default_factory=dict)
    sides: dict[str, int] = field(default_factory=dict)
    first_offer_ends: datetime | None = None
    questions: int = 0
    actions_due: int = 0
    mails: list[HostMail] = field(default_factory=list)


@dataclass(frozen=True)
class Bench:
    """How one meeting stands for its host."""

    event: EventPage
    figures: Figures
    sides: dict[str, int]
    mails: Sequence[HostMail]
    to_do: Sequence[ToDo]

    @property
    def line(self) -> str:
        """Give the numbers in one line; nothing before it is online."""
        if not self.event.live:
            return ""
        told = [
            (self.figures.coming, _("aangemeld")),
            (self.figures.offered, _("plek aangeboden")),
            (self.figures.waiting, _("op de wachtlijst")),
            (self.figures.attended, _("was er")),
        ]
        shown = [f"{number} {word}" for number, word in told if number]
        return ", ".join(shown) or _("Nog geen aanmeldingen")

    @property
    def facts(self) -> list[Fact]:
        """Give the numbers as a table, with where to look on."""
        page = reverse("host:attendance", args=[self.event.slug])
        numbers = self.figures
        rows = [
            Fact(_("Aangemeld"), str(numbers.coming), f"{page}#komt"),
            Fact(_("Plek aangeboden"), str(numbers.offered), page),
            Fact(_("Op de wachtlijst"), str(numbers.waiting), page),
            Fact(_("Was er"), str(numbers.attended), page),
        ]
        if self.balance:
            rows.append(Fact(_("Verdeling"), self.balance))
        return rows

    @property
    def balance(self) -> str:
        """Compare who comes from government and from outside; nothing when nobody comes."""
        parts = balance(self.sides)
        if not parts:
            return ""
        inside = parts[Side.GOVERNMENT]
        return _("%(inside)d%% overheid, %(outside)d%% daarbuiten") % {
            "inside": inside,
            "outside": 100 - inside,
        }


def benches_of(events: Sequence[EventPage], now: datetime | None = None) -> dict[int, Bench]:
    """Give the workbench of many meetings by number; six queries, however many there are."""
    now = now or timezone.now()
    found = {event.pk: Counted() for event in events}
    _count_people(found)
    _count_rest(found)
    return {event.pk: _bench(event, found[event.pk], now) for event in events}


def _count_people(found: dict[int, Counted]) -> None:
    rows = Registration.objects.filter(event__in=found).exclude(state=RegistrationState.UNCONFIRMED)
    grouped = rows.order_by().values_list("event", "state", "side")
    for pk, state, side, number, ends in grouped.annotate(Count("pk"), Min("offered_until")):
        one = found[pk]
        one.states[state] = one.states.get(state, 0) + number
        if state in COMING:
            one.sides[side] = one.sides.get(side, 0) + number
        if state == RegistrationState.OFFERED and ends is not None:
            one.first_offer_ends = min(ends, one.first_offer_ends or ends)


def _count_rest(found: dict[int, Counted]) -> None:
    asked = BoxQuestion.objects.filter(event__in=found, is_answered=False)
    for pk, number in _numbers(asked, "event"):
        found[pk].questions = number
    today = timezone.localdate()
    due = ActionItem.objects.filter(report__event__in=found, done_at=None, due_on__lte=today)
    for pk, number in _numbers(due, "report__event"):
        found[pk].actions_due = number
    for mail in HostMail.objects.filter(event__in=found):
        found[mail.event_id].mails.append(mail)


def _numbers(rows: Any, name: str) -> Iterable[tuple[int, int]]:
    counted: Iterable[tuple[int, int]] = rows.order_by().values_list(name).annotate(Count("pk"))
    return counted


def _bench(event: EventPage, counted: Counted, now: datetime) -> Bench:
    figures = _figures(event, counted)
    return Bench(
        event=event,
        figures=figures,
        sides=counted.sides,
        mails=counted.mails[:LATEST_MAILS],
        to_do=[said(task, event, figures) for task in to_do(figures, now)],
    )


def _figures(event: EventPage, counted: Counted) -> Figures:
    door, report = getattr(event, "door", None), getattr(event, "report", None)
    states = counted.states
    return Figures(
        state=event.state,
        starts_at=event.starts_at,
        ends_at=event.ends_at,
        opens_at=event.opens_at,
        has_remark=bool(event.remark),
        is_elsewhere=bool(event.registers_elsewhere),
        lacks_link=event.mode != Mode.IN_PERSON and not (door and door.url),
        confirmed=states.get(RegistrationState.CONFIRMED, 0),
        waiting=states.get(RegistrationState.WAITING, 0),
        offered=states.get(RegistrationState.OFFERED, 0),
        attended=states.get(RegistrationState.ATTENDED, 0),
        absent=states.get(RegistrationState.NO_SHOW, 0),
        first_offer_ends=counted.first_offer_ends,
        questions=counted.questions,
        mails=len(counted.mails),
        has_report=bool(report and report.published_at),
        actions_due=counted.actions_due,
    )
