"""After the advice: weigh, decide, withdraw."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from wagtail.actions.unpublish_page import UnpublishPageAction

from alliantie.visibility import Actor
from cases.choices import DilemmaState, FollowUpState, ProposalState, SealedKind
from cases.models import DilemmaDecision, DilemmaPage, FollowUp
from cases.policies.dilemma_months import FOLLOW_UP_MONTHS, months_later
from cases.policies.dilemma_rights import check_decide_by
from cases.policies.dilemma_state import (
    ASKER,
    CLOCK,
    MODERATOR,
    DilemmaRefusedError,
    check_close,
)

from .authors import check_asker, check_member_asker, erase_link_on, is_asker, note
from .checking import check_checker
from .indexing import dilemma_changed
from .steps import take_step
from .telling import tell_asker
from .writing import locked

# A dilemma nobody decides on is closed as unknown after so long.
WEIGHED_AT_MOST = timedelta(days=183)
LINK_AFTER_WITHDRAWAL = timedelta(days=30)
LINK_AFTER_CLOSING = timedelta(days=90)


@dataclass(frozen=True)
class Decision:
    """What the asker decided."""

    option: str
    argument: str
    objection: str
    harm_limited: str
    weighing: str = ""


@transaction.atomic
def stop_advice(*, dilemma: DilemmaPage, actor: Actor | None) -> None:
    """Close the advice: by the asker, or by the clock (no actor) when its day is past."""
    row = locked(dilemma)
    if actor is not None:
        check_member_asker(dilemma=row, actor=actor)
    by = CLOCK if actor is None else ASKER
    take_step(row, "stop_advice", by=by, weighing_since=timezone.localdate())
    note(action="dilemma.stop_advice", dilemma=row)
    tell_asker(dilemma=row, about="weighing")
    dilemma_changed(dilemma=row)


@transaction.atomic
def decide(*, dilemma: DilemmaPage, actor: Actor, decision: Decision) -> None:
    """Say what was decided, once, and plan the looks back."""
    row = locked(dilemma)
    check_member_asker(dilemma=row, actor=actor)
    told = (decision.option, decision.argument, decision.objection, decision.harm_limited)
    if not all(text.strip() for text in told):
        raise DilemmaRefusedError(
            "Vertel wat je besloot, waarom, welk bezwaar je aanvaardt en hoe je de schade beperkt."
        )
    today = timezone.localdate()
    take_step(row, "decide", by=ASKER, decided_on=today)
    DilemmaDecision.objects.create(dilemma=row, **decision.__dict__)
    for months in FOLLOW_UP_MONTHS:
        FollowUp.objects.create(dilemma=row, months=months, due_on=months_later(today, months))
    note(action="dilemma.decide", dilemma=row)
    dilemma_changed(dilemma=row)


@transaction.atomic
def ask_longer(*, dilemma: DilemmaPage, actor: Actor, decide_by: date) -> None:
    """Give people more time to advise."""
    row = locked(dilemma)
    check_member_asker(dilemma=row, actor=actor)
    if row.state != DilemmaState.OPEN:
        raise DilemmaRefusedError("Dit dilemma vraagt nu geen advies.")
    check_decide_by(decide_by, today=timezone.localdate())
    DilemmaPage.objects.filter(pk=row.pk).update(decide_by=decide_by)
    note(action="dilemma.ask_longer", dilemma=row)


@transaction.atomic
def close(*, row: DilemmaPage, by: str) -> None:
    """Close a locked dilemma; it knows how it went, or since when nobody does."""
    check_close(outcome=row.outcome, is_unknown=row.unknown_since is not None)
    today = timezone.localdate()
    take_step(row, "close", by=by, closed_on=today)
    row.follow_ups.filter(state__in=(FollowUpState.PLANNED, FollowUpState.ASKED)).update(
        state=FollowUpState.UNKNOWN, token_hash=""
    )
    erase_link_on(kind=SealedKind.DILEMMA, reference=row.reference, day=today + LINK_AFTER_CLOSING)
    note(action="dilemma.close", dilemma=row)
    dilemma_changed(dilemma=row)


@transaction.atomic
def close_undecided(*, dilemma: DilemmaPage) -> bool:
    """Close a dilemma nobody decided on: unknown since the advice closed."""
    row = locked(dilemma)
    if row.state != DilemmaState.WEIGHING or row.weighing_since is None:
        return False
    if row.weighing_since > timezone.localdate() - WEIGHED_AT_MOST:
        return False
    row.unknown_since = row.weighing_since
    DilemmaPage.objects.filter(pk=row.pk).update(unknown_since=row.unknown_since)
    close(row=row, by=CLOCK)
    return True


@transaction.atomic
def withdraw(*, dilemma: DilemmaPage, actor: Actor) -> None:
    """Take a dilemma off the site at once; its advice stays with who gave it."""
    row = locked(dilemma)
    mine = is_asker(dilemma=row, actor=actor)
    if not mine:
        check_checker(dilemma=row, actor=actor)
    today = timezone.localdate()
    take_step(row, "withdraw", by=ASKER if mine else MODERATOR, closed_on=today)
    if row.live:
        UnpublishPageAction(row, user=None).execute(skip_permission_checks=True)
    row.proposals.filter(state=ProposalState.OPEN).update(state=ProposalState.DECLINED)
    row.follow_ups.filter(state__in=(FollowUpState.PLANNED, FollowUpState.ASKED)).update(
        state=FollowUpState.UNKNOWN, token_hash=""
    )
    erase_link_on(
        kind=SealedKind.DILEMMA, reference=row.reference, day=today + LINK_AFTER_WITHDRAWAL
    )
    note(action="dilemma.withdraw", dilemma=row, actor_id=None if mine else actor.user_id)
    dilemma_changed(dilemma=locked(row))


def may_withdraw(*, dilemma: DilemmaPage, actor: Actor) -> bool:
    """Say whether this actor can take it off the site."""
    try:
        check_asker(dilemma=dilemma, actor=actor)
    except ValueError:
        return False
    return dilemma.state != DilemmaState.WITHDRAWN
