"""What somebody reads of their own reports, and of decisions about what they made."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from alliantie.reportable import Reportable, kind_of, kinds
from alliantie.visibility import Actor
from reports.choices import AppealState, DossierState
from reports.models import Dossier, Report
from reports.policies.judging import last_day, may_appeal
from reports.services.appealing import decided_on

SHOWN_FOR = timedelta(days=365)
MOST = 50


@dataclass(frozen=True)
class Decision:
    """A decision about something somebody made."""

    dossier: Dossier
    label: str
    title: str
    outcome: str
    decided_on: date | None
    until: date | None
    may_appeal: bool
    is_back: bool


@dataclass(frozen=True)
class Told:
    """Something somebody reported."""

    label: str
    sent_at: Any
    outcome: str
    reason: str
    promised_on: date | None


def decisions(actor: Actor) -> list[Decision]:
    """Give what was hidden of what somebody made, the newest first."""
    since = timezone.localdate() - SHOWN_FOR
    rows = Dossier.objects.decided_since(since).filter(state=DossierState.HIDDEN)
    keys: dict[str, set[int]] = defaultdict(set)
    for kind, key in rows.order_by().values_list("kind", "key"):
        keys[kind].add(key)
    mine = {
        (one.kind, key)
        for one in kinds()
        if keys[one.kind]
        for key in one.made_by(actor.user_id or 0, keys[one.kind])
    }
    if not mine:
        return []
    newest = rows.filter(kind__in={kind for kind, _key in mine}, key__in={key for _k, key in mine})
    found = [one for one in newest.order_by("-decided_at") if (one.kind, one.key) in mine]
    return [decision_of(one, is_whole=False) for one in found[:MOST]]


def decision_of(dossier: Dossier, *, is_whole: bool = True) -> Decision:
    """Give a decision as its author reads it; a list names the kind and day, without fetching each."""
    kind = kind_of(dossier.kind)
    thing = kind.get(dossier.key) if kind is not None and is_whole else None
    day = decided_on(dossier)
    return Decision(
        dossier=dossier,
        label=str(kind.label) if kind is not None else "",
        title=_title(kind, thing),
        outcome=outcome_of(dossier),
        decided_on=day,
        until=last_day(day) if day else None,
        may_appeal=may_appeal(
            state=dossier.state,
            appeal=dossier.appeal_state,
            decided_on=day,
            today=timezone.localdate(),
        ),
        is_back=dossier.appeal_state == AppealState.RESTORED,
    )


def outcome_of(dossier: Dossier) -> str:
    """Say how it stands, after an appeal when there was one."""
    if dossier.appeal_state != AppealState.NONE:
        return str(AppealState(dossier.appeal_state).label)
    return str(DossierState(dossier.state).label)


def reported(actor: Actor) -> Sequence[Told]:
    """Give what somebody reported, the newest first."""
    rows = Report.objects.of(actor).select_related("dossier").order_by("-sent_at", "-pk")[:MOST]
    return [_told(one) for one in rows]


def _told(one: Report) -> Told:
    kind, dossier = kind_of(one.dossier.kind), one.dossier
    is_open = dossier.state == DossierState.OPEN
    is_back = dossier.appeal_state == AppealState.RESTORED
    outcome = AppealState.RESTORED.label if is_back else DossierState(dossier.state).label
    return Told(
        label=str(kind.label) if kind is not None else "",
        sent_at=one.sent_at,
        outcome=str(outcome),
        reason=dossier.appeal_decision if is_back else dossier.decision,
        promised_on=dossier.promised_on if is_open else None,
    )


def _title(kind: Reportable | None, thing: Any) -> str:
    return kind.title(thing) if kind is not None and thing is not None else ""
