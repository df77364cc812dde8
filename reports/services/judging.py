"""Decide about a dossier, and about an appeal, each once."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from alliantie.idempotency import once
from alliantie.reportable import Reportable, kind_of
from alliantie.visibility import Actor
from reports.choices import AppealState, AppealVerdict, DossierState, Verdict
from reports.models import Dossier
from reports.policies.judging import (
    check_appeal_open,
    check_judge,
    check_judge_appeal,
    check_open,
    check_own,
    check_reason,
)
from reports.policies.refusals import ReportRefusedError
from reports.querysets import colleagues_in

from . import telling
from .logging import log


@dataclass(frozen=True)
class Decision:
    """What a moderator decides, and why."""

    verdict: str
    reason: str


def decide(*, dossier: Dossier, decision: Decision, actor: Actor, key: UUID) -> None:
    """Hide the thing at once or leave it, and tell who reported and who made it why."""
    check_reason(decision.reason)
    _once(dossier, actor, key, "decide", lambda: _decide(dossier, decision, actor))


def decide_appeal(*, dossier: Dossier, decision: Decision, actor: Actor, key: UUID) -> None:
    """Put the thing back or keep it hidden, by somebody else than who decided first."""
    check_reason(decision.reason)
    _once(dossier, actor, key, "appeal", lambda: _decide_appeal(dossier, decision, actor))


def _once(dossier: Dossier, actor: Actor, key: UUID, what: str, change: Callable[[], None]) -> None:
    def kept() -> dict[str, Any]:
        change()
        return {}

    purpose, owner = f"report.{what} {dossier.pk}", f"user:{actor.user_id}"
    once(key=key, purpose=purpose, owner=owner, change=kept)


@transaction.atomic
def _decide(dossier: Dossier, decision: Decision, actor: Actor) -> None:
    row, kind = _locked(dossier, actor)
    check_open(row.state)
    thing = kind.get(row.key)
    check_own(is_own=_is_own(kind, row, actor), has_other=has_other(kind, actor))
    row.state = DossierState.LEFT
    if decision.verdict == Verdict.HIDE:
        row.state = DossierState.HIDDEN
        row.memory = _hide(kind, thing, actor)
    row.decision, row.decided_at = decision.reason.strip(), timezone.now()
    row.decided_by_id = actor.user_id
    row.save()
    log(row, kind, thing, "hide" if row.memory else "decide", actor_id=actor.user_id)
    telling.told_decision(dossier=row, kind=kind, thing=thing)


@transaction.atomic
def _decide_appeal(dossier: Dossier, decision: Decision, actor: Actor) -> None:
    row, kind = _locked(dossier, actor)
    check_appeal_open(row.appeal_state)
    due = row.appeal_promised_on
    check_own(is_own=_is_own(kind, row, actor), has_other=has_other(kind, actor))
    check_judge_appeal(
        was_first=row.decided_by_id == actor.user_id,
        has_other=has_other(kind, actor),
        is_late=due is not None and due < timezone.localdate(),
    )
    thing = kind.get(row.key)
    row.appeal_state = AppealState.UPHELD
    if decision.verdict == AppealVerdict.RESTORE:
        row.appeal_state = AppealState.RESTORED
        _restore(kind, thing, row.memory, actor)
    row.appeal_decision, row.appeal_decided_at = decision.reason.strip(), timezone.now()
    row.appeal_decided_by_id = actor.user_id
    row.save()
    log(row, kind, thing, f"appeal_{row.appeal_state}", actor_id=actor.user_id)
    telling.told_appeal(dossier=row, kind=kind, thing=thing)


def has_other(kind: Reportable, actor: Actor) -> bool:
    """Say whether a colleague could decide as well."""
    return colleagues_in(kind.judges, but=actor.user_id).exists()


def _is_own(kind: Reportable, row: Dossier, actor: Actor) -> bool:
    return actor.user_id is not None and bool(kind.made_by(actor.user_id, [row.key]))


def _locked(dossier: Dossier, actor: Actor) -> tuple[Dossier, Reportable]:
    row = Dossier.objects.select_for_update(of=("self",)).judged_by(actor).filter(pk=dossier.pk)
    found = row.first()
    kind = kind_of(dossier.kind)
    check_judge(may=found is not None and kind is not None)
    return found, kind  # type: ignore[return-value]  # checked just above


def _hide(kind: Reportable, thing: Any, actor: Actor) -> str:
    if thing is None:
        return ""
    with _in_our_words():
        return kind.hide(thing, actor=actor)


def _restore(kind: Reportable, thing: Any, memory: str, actor: Actor) -> None:
    if thing is not None and memory:
        with _in_our_words():
            kind.restore(thing, memory=memory, actor=actor)


@contextmanager
def _in_our_words() -> Iterator[None]:
    """Pass on what the app that owns a thing refuses, with its sentence."""
    try:
        yield
    except ValueError as error:
        sentence = getattr(error, "sentence", "")
        if not sentence:
            raise
        raise ReportRefusedError(sentence) from error
