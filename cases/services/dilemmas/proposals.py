"""Propose to add something to a dilemma; only who asked puts it there, and a moderator reads it again."""

from typing import Any

from django.db import transaction

from alliantie.throttles import ONE_HOUR, hit
from alliantie.visibility import Actor
from cases.choices import ProposalKind, ProposalState, Stake
from cases.models import DilemmaPage, DilemmaProposal
from cases.policies.dilemma_proposals import (
    check_answerable,
    check_proposal,
    check_propose,
    check_room,
)
from cases.policies.dilemma_rights import may_moderate
from cases.policies.dilemma_state import DilemmaRefusedError

from .authors import check_member_asker, is_asker, note
from .checking import check_checker
from .telling import tell_asker
from .writing import ROWS, locked, save_dilemma

AN_HOUR = 10
# In which rows of the dilemma a proposal lands.
LANDS_IN = {
    ProposalKind.VALUE: "values",
    ProposalKind.AFFECTED: "affected",
    ProposalKind.OPTION: "options",
    ProposalKind.VARIANT: "variants",
}
MOST_ROWS = 12


@transaction.atomic
def propose(
    *, dilemma: DilemmaPage, actor: Actor, kind: str, text: str, stake: str = ""
) -> DilemmaProposal:
    """Put a proposal before who asked; the same one twice is one proposal."""
    row = locked(dilemma)
    _check_may(row, actor)
    text = " ".join(text.split())
    check_proposal(kind=kind, text=text, stake=stake)
    waiting = row.proposals.filter(state=ProposalState.OPEN)
    same = waiting.filter(kind=kind, text__iexact=text).first()
    if same is not None:
        return same
    check_room(number_open=waiting.filter(author=actor.user_id).count())
    hit(scope="dilemma-proposal", key=f"user {actor.user_id}", limit=AN_HOUR, seconds=ONE_HOUR)
    is_affected = kind == ProposalKind.AFFECTED
    made: DilemmaProposal = row.proposals.create(
        author_id=actor.user_id,
        kind=kind,
        text=text,
        stake=(stake or Stake.ABSENT_VOICE) if is_affected else "",
    )
    note(action="dilemma.propose", dilemma=row)
    tell_asker(dilemma=row, about=f"proposal-{made.pk}")
    return made


def _check_may(row: DilemmaPage, actor: Actor) -> None:
    """Refuse who may not see it, whatever screen they came by."""
    mine = is_asker(dilemma=row, actor=actor)
    moderates = may_moderate(actor.roles)
    check_propose(state=row.state, is_asker=mine, is_moderator=moderates, is_member=actor.is_member)
    if moderates:
        check_checker(dilemma=row, actor=actor)
    elif not DilemmaPage.objects.visible_to(actor).filter(pk=row.pk).exists():
        raise DilemmaRefusedError("Dit dilemma kun je niet zien.")


@transaction.atomic
def accept(*, proposal: DilemmaProposal, actor: Actor) -> None:
    """Take a proposal over in a new version, which a moderator reads before it is online."""
    row, dilemma = _to_answer(proposal, actor)
    name = LANDS_IN[ProposalKind(row.kind)]
    rows = _rows(dilemma.get_latest_revision_as_object(), name)
    added = _added(row)
    if not any(added.items() <= one.items() for one in rows):
        if len(rows) >= MOST_ROWS:
            raise DilemmaRefusedError("Hier staan er al twaalf. Haal er eerst een weg.")
        save_dilemma(dilemma=dilemma, actor=actor, changes={name: [*rows, added]})
    _answer(row, ProposalState.ACCEPTED)
    note(action="dilemma.accept_proposal", dilemma=dilemma)


@transaction.atomic
def decline(*, proposal: DilemmaProposal, actor: Actor) -> None:
    """Leave a proposal out; who made it is not told, and nobody else ever saw it."""
    row, dilemma = _to_answer(proposal, actor)
    _answer(row, ProposalState.DECLINED)
    note(action="dilemma.decline_proposal", dilemma=dilemma)


def _to_answer(proposal: DilemmaProposal, actor: Actor) -> tuple[DilemmaProposal, DilemmaPage]:
    dilemma = locked(DilemmaPage.objects.get(pk=proposal.dilemma_id))
    check_member_asker(dilemma=dilemma, actor=actor)
    row = DilemmaProposal.objects.select_for_update().get(pk=proposal.pk)
    check_answerable(row.state)
    return row, dilemma


def _answer(row: DilemmaProposal, state: ProposalState) -> None:
    row.state = state
    row.save(update_fields=["state"])


def _rows(draft: DilemmaPage, name: str) -> list[dict[str, Any]]:
    """Give the rows of a version as the service of writing takes them."""
    skipped = {"id", "page", "sort_order"}
    names = [field.name for field in ROWS[name]._meta.fields if field.name not in skipped]
    return [{one: getattr(row, one) for one in names} for row in getattr(draft, name).all()]


def _added(row: DilemmaProposal) -> dict[str, Any]:
    if row.kind == ProposalKind.VALUE:
        return {"value": row.text}
    if row.kind == ProposalKind.AFFECTED:
        return {"who": row.text, "stake": row.stake or Stake.ABSENT_VOICE}
    if row.kind == ProposalKind.OPTION:
        return {"label": row.text}
    return {"text": row.text}
