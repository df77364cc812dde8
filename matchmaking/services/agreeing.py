"""Say yes or no, take it back, and what comes after both said yes.

Every step is one conditional write: of two at the same moment one counts.
"""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from alliantie.audit import record, record_pseudonym
from alliantie.visibility import Actor
from matchmaking.choices import IntroductionState as State
from matchmaking.models import Introduction
from matchmaking.policies.introduction_state import BY_NAME, refused
from matchmaking.policies.introductions import LONGEST_NO
from people.policies.refusals import NotYoursError
from people.services.bringing_together import bring_together

from .possible import check_possible
from .telling import tell_introduced

YES = {True: "asker_yes_at", False: "other_yes_at"}


@transaction.atomic
def say_yes(*, introduction: Introduction, actor: Actor) -> Introduction:
    """Say yes; who is second brings both together. Saying it twice is saying it once."""
    row = fresh(introduction)
    mine = YES[is_asker(row, actor)]
    if getattr(row, mine) is not None and row.ended_at is None:
        return row
    check_possible(row)
    now = timezone.now()
    open_to_me = Q(**{f"{mine}__isnull": True})
    if step(row, "say_yes", actor, open_to_me, **{mine: now}):
        return fresh(row)
    if step(row, "agree", actor, open_to_me, **{mine: now}, both_yes_at=now):
        _introduce(fresh(row), now)
        return fresh(row)
    raise refused(fresh(row).state)


@transaction.atomic
def decline(*, introduction: Introduction, actor: Actor, reason: str = "") -> None:
    """Say no, quietly: the other hears nothing, and why is for nobody else. Twice is once."""
    row = fresh(introduction)
    by_asker = is_asker(row, actor)
    open_to_me = Q(**{f"{YES[by_asker]}__isnull": True})
    told = {"no_because": reason[:LONGEST_NO], "no_by_asker": by_asker}
    if not step(row, "decline", actor, open_to_me, **told, ended_at=timezone.now()):
        _unless_done(fresh(row), State.DECLINED)


@transaction.atomic
def withdraw(*, introduction: Introduction, actor: Actor) -> None:
    """Take one's yes back, as long as the other did not say yes. Twice is once."""
    row = fresh(introduction)
    said_yes = Q(**{f"{YES[is_asker(row, actor)]}__isnull": False})
    if not step(row, "withdraw", actor, said_yes, ended_at=timezone.now()):
        _unless_done(fresh(row), State.WITHDRAWN)


@transaction.atomic
def note_planned(*, introduction: Introduction, actor: Actor) -> None:
    """Note that the two will meet. Twice is once."""
    row = fresh(introduction)
    is_asker(row, actor)
    if not step(row, "plan", actor):
        _unless_done(fresh(row), State.MEETING_PLANNED)


@transaction.atomic
def note_met(*, introduction: Introduction, actor: Actor) -> None:
    """Note that the two spoke. Twice is once."""
    row = fresh(introduction)
    is_asker(row, actor)
    if not step(row, "meet", actor, met_at=timezone.now()):
        _unless_done(fresh(row), State.MET)


def step(
    row: Introduction, name: str, actor: Actor | None, only: Q | None = None, **fields: Any
) -> bool:
    """Take one step of the table if the row still stands where it begins; say whether it did."""
    taken = BY_NAME[name]
    standing = Introduction.objects.filter(only or Q(), pk=row.pk, state__in=taken.before)
    if not standing.update(state=taken.after, **fields):
        return False
    _note(row, name, actor)
    return True


def _note(row: Introduction, name: str, actor: Actor | None) -> None:
    """Note a step with who took it; a no is quiet in the log too: neither who nor to whom."""
    if name == "decline":
        record_pseudonym(action="introduction.decline", reference=row.reference)
        return
    record(
        action=f"introduction.{name}",
        obj=row,
        actor_id=actor.user_id if actor else None,
        origin="web" if actor else "worker",
    )


def is_asker(row: Introduction, actor: Actor) -> bool:
    """Say which of the two somebody is; refuse anybody else."""
    if actor.user_id is None or actor.user_id not in (row.asker.user_id, row.other.user_id):
        raise NotYoursError(_("Deze kennismaking is niet van jou."))
    return bool(row.asker.user_id == actor.user_id)


def fresh(introduction: Introduction) -> Introduction:
    """Read it as it stands now, with both people."""
    return Introduction.objects.select_related("asker__user", "other__user").get(pk=introduction.pk)


def _introduce(row: Introduction, now: datetime) -> None:
    """Open the conversation, in the transaction of the second yes, so that it happens once."""
    conversation = bring_together(asker=row.asker, person=row.other, subject=_("Kennismaking"))
    if step(row, "introduce", None, introduced_at=now, conversation=conversation):
        tell_introduced(row, conversation)


def _unless_done(row: Introduction, state: State) -> None:
    if row.state != state:
        raise refused(row.state)
