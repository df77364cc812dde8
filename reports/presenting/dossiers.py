"""What moderators read of a dossier: what stands there and what was said of it, never by whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from alliantie.reportable import kind_of
from alliantie.visibility import Actor
from reports.choices import AppealState, DossierState
from reports.models import Dossier, Report
from reports.policies.judging import may_judge_appeal
from reports.services.appealing import decided_on
from reports.services.judging import has_other

from .own import outcome_of

MOST, MOST_REPORTS = 100, 100


@dataclass(frozen=True)
class Line:
    """One dossier in the list."""

    pk: int
    label: str
    reason: str
    number: int
    since: date | None
    promised_on: date | None
    is_late: bool
    outcome: str


@dataclass(frozen=True)
class Said:
    """One report; whether a member made it is told, who not."""

    reason: str
    text: str
    sent_at: datetime
    by: str


@dataclass(frozen=True)
class View:
    """The page of one dossier."""

    dossier: Dossier
    about: str
    label: str
    is_there: bool
    title: str
    words: str
    url: str
    reports: Sequence[Said]
    number: int
    outcome: str
    decided_on: date | None
    is_open: bool
    may_answer_appeal: bool
    waits_for_colleague: bool


def waiting(actor: Actor) -> list[Line]:
    """Give what waits for a decision, the oldest first."""
    rows = Dossier.objects.judged_by(actor).open().counted().order_by("opened_at", "pk")[:MOST]
    return [_line(one, one.opened_at, one.promised_on) for one in rows]


def appeals(actor: Actor) -> list[Line]:
    """Give the appeals this moderator answers, the oldest first."""
    mine = Dossier.objects.judged_by(actor).appeals_for(actor, timezone.localdate())
    rows = mine.counted().order_by("appealed_on", "pk")[:MOST]
    return [_line(one, one.appealed_on, one.appeal_promised_on) for one in rows]


def decided(actor: Actor) -> list[Line]:
    """Give what was decided last."""
    rows = Dossier.objects.judged_by(actor).exclude(state=DossierState.OPEN).counted()
    return [_line(one, one.decided_at, None) for one in rows.order_by("-decided_at", "-pk")[:25]]


def _line(one: Dossier, since: date | datetime | None, promised_on: date | None) -> Line:
    kind = kind_of(one.kind)
    day = timezone.localtime(since).date() if isinstance(since, datetime) else since
    return Line(
        pk=one.pk,
        label=str(kind.label) if kind else one.kind,
        reason=one.get_reason_display(),
        number=one.number,  # type: ignore[attr-defined]  # annotated by counted()
        since=day,
        promised_on=promised_on,
        is_late=promised_on is not None and promised_on < timezone.localdate(),
        outcome=outcome_of(one),
    )


def view_of(dossier: Dossier, actor: Actor) -> View:
    """Build the page of one dossier."""
    kind = kind_of(dossier.kind)
    thing = kind.get(dossier.key) if kind is not None else None
    there = kind is not None and thing is not None
    reports = list(dossier.reports.all()[:MOST_REPORTS])
    is_appealed = dossier.appeal_state == AppealState.OPEN
    due = dossier.appeal_promised_on
    mine = kind is not None and may_judge_appeal(
        was_first=dossier.decided_by_id == actor.user_id,
        has_other=is_appealed and has_other(kind, actor),
        is_late=due is not None and due < timezone.localdate(),
    )
    return View(
        dossier=dossier,
        about=f"{capfirst(dossier.kind)}: {dossier.get_reason_display()}",
        label=str(kind.label) if kind else dossier.kind,
        is_there=there,
        title=kind.title(thing) if kind and there else "",
        words=kind.words(thing) if kind and there else "",
        url=kind.judged_at(thing) if kind and there else "",
        reports=[_said(one) for one in reports],
        number=dossier.reports.count(),
        outcome=outcome_of(dossier),
        decided_on=decided_on(dossier),
        is_open=dossier.state == DossierState.OPEN,
        may_answer_appeal=is_appealed and mine,
        waits_for_colleague=is_appealed and not mine,
    )


def _said(one: Report) -> Said:
    by = _("deelnemer") if one.reporter_id else _("bezoeker")
    return Said(one.get_reason_display(), one.text, one.sent_at, by)
