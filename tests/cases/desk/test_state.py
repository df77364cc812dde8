"""The states, as one table of truth."""

from itertools import product

import pytest

from cases.choices import CaseState, MemberState, Standing
from cases.policies.state import Life, case_state, is_read_only, member_state

D, W, Y, O = (  # noqa: E741 - one letter a state keeps the table readable
    MemberState.DRAFT,
    MemberState.WITH_EDITORS,
    MemberState.YOUR_TURN,
    MemberState.ONLINE,
)


@pytest.mark.parametrize(
    ("live", "workflow", "scheduled", "member", "editor", "read_only"),
    [
        (False, "", False, D, CaseState.DRAFT, False),
        (False, "", True, W, CaseState.SUBMITTED, True),
        (False, "in_progress", False, W, CaseState.SUBMITTED, True),
        (False, "in_progress", True, W, CaseState.SUBMITTED, True),
        (False, "needs_changes", False, Y, CaseState.CHANGES_REQUESTED, False),
        (False, "needs_changes", True, Y, CaseState.CHANGES_REQUESTED, True),
        (True, "", False, O, CaseState.PUBLISHED, False),
        (True, "", True, O, CaseState.PENDING_CHANGES, True),
        (True, "in_progress", False, W, CaseState.PENDING_CHANGES, True),
        (True, "in_progress", True, W, CaseState.PENDING_CHANGES, True),
        (True, "needs_changes", False, Y, CaseState.CHANGES_REQUESTED, False),
        (True, "needs_changes", True, Y, CaseState.CHANGES_REQUESTED, True),
    ],
)
def test_every_state(live, workflow, scheduled, member, editor, read_only):
    life = Life(live=live, workflow=workflow, is_scheduled=scheduled)
    assert member_state(life) == member
    assert case_state(life) == editor
    assert is_read_only(life) == read_only


def test_a_draft_of_something_online_is_still_online():
    assert member_state(Life(live=True, has_unpublished_changes=True)) == MemberState.ONLINE


@pytest.mark.parametrize(
    ("standing", "state"),
    [
        (Standing.OUTDATED, CaseState.OUTDATED),
        (Standing.ARCHIVED, CaseState.ARCHIVED),
        (Standing.CURRENT, CaseState.PUBLISHED),
    ],
)
def test_editors_see_whether_it_holds(standing, state):
    assert case_state(Life(live=True, standing=standing)) == state


def test_withdrawn_is_withdrawn():
    assert case_state(Life(standing=Standing.WITHDRAWN)) == CaseState.WITHDRAWN


def test_no_combination_is_without_a_state():
    for live, workflow, scheduled in product(
        (True, False), ("", "in_progress", "needs_changes"), (True, False)
    ):
        life = Life(live=live, workflow=workflow, is_scheduled=scheduled)
        assert member_state(life) in MemberState
        assert case_state(life) in CaseState
