"""In which state a case is: computed in one place, from what Wagtail knows."""

from dataclasses import dataclass

from cases.choices import CaseState, MemberState, Standing

IN_PROGRESS = "in_progress"  # Wagtail's own words for the state of a workflow
NEEDS_CHANGES = "needs_changes"
STANDS: dict[str, CaseState] = {
    Standing.OUTDATED: CaseState.OUTDATED,
    Standing.ARCHIVED: CaseState.ARCHIVED,
}


@dataclass(frozen=True)
class Life:
    """What the states are computed from; `workflow` is the state of a running workflow or empty."""

    live: bool = False
    workflow: str = ""
    is_scheduled: bool = False
    has_unpublished_changes: bool = False
    standing: str = Standing.CURRENT
    was_online: bool = False


def member_state(life: Life) -> MemberState:
    """Give the one of four that its author sees: whose turn it is goes before what is online."""
    if life.workflow == NEEDS_CHANGES:
        return MemberState.YOUR_TURN
    if life.workflow == IN_PROGRESS or (life.is_scheduled and not life.live):
        return MemberState.WITH_EDITORS
    return MemberState.ONLINE if life.live else MemberState.DRAFT


def case_state(life: Life) -> CaseState:
    """Give the state editors see."""
    if life.workflow == NEEDS_CHANGES:
        return CaseState.CHANGES_REQUESTED
    if life.workflow == IN_PROGRESS:
        return CaseState.PENDING_CHANGES if life.live else CaseState.SUBMITTED
    if life.standing == Standing.WITHDRAWN:
        return CaseState.WITHDRAWN
    if not life.live:
        return CaseState.SUBMITTED if life.is_scheduled else CaseState.DRAFT
    if life.standing in STANDS:
        return STANDS[life.standing]
    return CaseState.PENDING_CHANGES if life.is_scheduled else CaseState.PUBLISHED


def is_read_only(life: Life) -> bool:
    """Say whether editors hold it: what they read does not change under their eyes."""
    return life.workflow == IN_PROGRESS or life.is_scheduled
