"""Which step somebody may take from which state, and what it takes to send in."""

import pytest

from cases.policies.writing import Ties, Writer
from events.choices import EventState
from events.policies.announcing import (
    CANCEL,
    NEEDED,
    STEPS,
    SUBMIT,
    Meeting,
    UnfinishedMeetingError,
    check_complete,
    check_own_step,
    may_change,
    next_state,
)
from events.policies.hosting import EventRefusedError

ALL_STEPS = sorted({step for _state, step in STEPS})
TABLE = {
    "draft": {"at_once": "planned", "submit": "submitted", "discard": ""},
    "submitted": {
        "take_back": "draft",
        "approve": "planned",
        "ask_changes": "changes",
        "refuse": "draft",
    },
    "changes": {"submit": "submitted", "discard": ""},
    "planned": {"cancel": "cancelled", "take_offline": "changes"},
    "cancelled": {},
}
MEMBER = Writer(
    user_id=1,
    organisation_ids=frozenset({7}),
    active_ids=frozenset({7}),
    is_member=True,
    ties=Ties.OPEN,
)
NEWCOMER = Writer(user_id=1, organisation_ids=frozenset({7}), ties=Ties.OPEN)
GONE = Writer(user_id=1, ties=Ties.ENDED)


def meeting(state: str = EventState.DRAFT, **facts) -> Meeting:
    return Meeting(owner_id=1, organisation_id=7, state=state, **facts)


@pytest.mark.parametrize("state", EventState.values)
@pytest.mark.parametrize("step", ALL_STEPS)
def test_state_table(state, step):
    allowed = TABLE[state]
    if step in allowed:
        assert next_state(state, step) == allowed[step]
    else:
        with pytest.raises(EventRefusedError):
            next_state(state, step)


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        ("draft", True),
        ("changes", True),
        ("planned", True),
        ("submitted", False),
        ("cancelled", False),
    ],
)
def test_what_may_be_changed(state, expected):
    assert may_change(MEMBER, meeting(state), is_editor=False) is expected


def test_a_newcomer_may_write_and_send_in_but_not_change_what_is_online():
    assert check_own_step(NEWCOMER, meeting(), SUBMIT, is_editor=False) == "submitted"
    assert not may_change(NEWCOMER, meeting("planned", was_online=True), is_editor=False)


def test_who_left_the_organisation_may_not_change_its_meeting():
    assert not may_change(GONE, meeting(), is_editor=False)
    with pytest.raises(EventRefusedError):
        check_own_step(GONE, meeting("planned", was_online=True), CANCEL, is_editor=False)


def test_who_helps_may_change_also_from_another_organisation():
    helper = Writer(user_id=2, is_member=True, ties=Ties.OPEN)
    assert may_change(helper, meeting("planned", helper_ids=frozenset({2})), is_editor=False)
    assert not may_change(helper, meeting("planned"), is_editor=False)


@pytest.mark.parametrize("missing", NEEDED)
def test_each_of_the_five_is_needed(missing):
    check_complete(MEMBER, NEEDED)
    with pytest.raises(UnfinishedMeetingError) as refused:
        check_complete(MEMBER, [name for name in NEEDED if name != missing])
    assert refused.value.missing == (missing,)


def test_nobody_sends_in_without_saying_for_whom():
    with pytest.raises(EventRefusedError):
        check_complete(Writer(user_id=1), NEEDED)
