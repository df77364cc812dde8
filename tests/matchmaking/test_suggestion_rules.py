"""Who is suggested in a week, and when an introduction is reminded of: plain rules."""

from datetime import date, datetime

import pytest

from matchmaking.choices import IntroductionState
from matchmaking.choices.introduction import OPEN
from matchmaking.policies import introductions, suggesting
from matchmaking.policies.introduction_state import BY_NAME, STEPS, may_step, refused
from matchmaking.policies.refusals import IntroductionRefusedError
from matchmaking.policies.suggesting import Candidate, Limits, chosen, in_order

MONDAY = date(2026, 9, 7)


def candidates(number=8):
    kinds = ("advisor", "did_before", "offer_need")
    return [
        Candidate(pk, kinds[pk % 3], rank=pk, other=100 + pk, about=f"cases.casepage:{pk}")
        for pk in range(1, number + 1)
    ]


def ordered(found, **limits):
    allowed = {one.other for one in found}
    return [one.match for one in in_order(found, Limits(allowed=allowed, **limits))]


def test_best_first_each_person_once_and_the_same_every_time():
    found = candidates()
    again = [*found, Candidate(99, "advisor", rank=1, other=101, about="other")]
    assert ordered(found) == [1, 2, 3, 4, 5, 6, 7, 8]
    assert ordered(list(reversed(again))) == ordered(again)
    assert len(ordered(again)) == 8


def test_limits_hold_and_who_was_left_alone_waits():
    found = candidates()
    assert ordered(found, people={101, 103}) == [2, 4, 5, 6, 7, 8]
    assert ordered(found, pairs={(102, "cases.casepage:2")})[:2] == [1, 3]
    assert ordered(found, pairs={(102, "something else")})[:2] == [1, 2]
    assert ordered(found, shown={101: 2, 102: 1})[-2:] == [2, 1]
    assert in_order(found, Limits()) == []


def test_at_most_five_and_only_with_a_reason():
    found = candidates()
    assert [one.match for one in chosen(found, range(1, 9))] == [1, 2, 3, 4, 5]
    assert [one.match for one in chosen(found, {2, 8})] == [2, 8]


def test_the_last_of_five_crosses_the_line_when_none_of_the_five_does():
    found, told = candidates(), {1, 2, 3, 4, 5, 6, 8}
    for across, picked in (
        ({107, 108}, [1, 2, 3, 4, 8]),  # the seventh has no reason
        ({103, 108}, [1, 2, 3, 4, 5]),
        ({107}, [1, 2, 3, 4, 5]),
    ):
        assert [one.match for one in chosen(found, told, across)] == picked, across
    assert [one.match for one in chosen(found, {1, 8}, {108})] == [1, 8]
    sides = suggesting.other_side
    assert sides({"government", "mixed"}) == "non_government"
    assert (sides({"non_government"}), sides({"mixed"}), sides(())) == ("government", "", "")
    assert sides({"government", "non_government"}) == ""


def test_weeks_begin_on_monday_and_later_is_four_weeks():
    assert suggesting.week_of(date(2026, 9, 13)) == MONDAY == suggesting.week_of(MONDAY)
    assert suggesting.later_until(MONDAY) == date(2026, 10, 5)


@pytest.mark.parametrize(
    "key", ["cases.casepage:3", "organisations.organisation:1", "people.person:x"]
)
def test_only_people_are_suggested(key):
    assert suggesting.person_in(key) is None
    assert suggesting.person_in("people.person:12") == 12


def test_words_in_a_reason_are_no_keys():
    reason = {"kind": "words", "here": "a.b:1", "there": "a.b:2", "about": "archief: open"}
    assert suggesting.keys_in(reason) == ["a.b:1", "a.b:2"]


def test_reminders_after_five_and_twelve_working_days_and_an_end_after_twenty():
    assert introductions.nudge_days(date(2026, 9, 28)) == [
        (0, date(2026, 9, 21)),
        (1, date(2026, 9, 10)),
    ]
    assert introductions.expires_on(MONDAY) == date(2026, 10, 5)
    asked = introductions.follow_up_before(datetime(2026, 10, 31, 12))  # noqa: DTZ001 - plain days
    assert asked == datetime(2026, 10, 1, 12)  # noqa: DTZ001 - plain days


def test_every_state_is_reached_and_every_step_leads_somewhere():
    reached = {step.after for step in STEPS} | {
        IntroductionState.SUGGESTED,
        IntroductionState.ONE_YES,
    }
    assert reached == set(IntroductionState)
    assert all(step.after not in step.before for step in STEPS)
    ends = set(IntroductionState) - {one for step in STEPS for one in step.before}
    assert ends == {"met", "declined", "withdrawn", "expired"}


def test_the_table_says_who_may_do_what():
    table = {
        (name, state): (may_step(name, state), may_step(name, state, said_yes=True))
        for name in ("say_yes", "agree", "decline", "withdraw", "plan", "meet")
        for state in IntroductionState
    }
    allowed = {key: who for key, who in table.items() if any(who)}
    not_me_yet, i_said_yes, both = (True, False), (False, True), (True, True)
    assert allowed == {
        ("say_yes", "suggested"): not_me_yet,
        ("agree", "one_yes"): not_me_yet,
        ("decline", "suggested"): not_me_yet,
        ("decline", "one_yes"): not_me_yet,
        ("withdraw", "one_yes"): i_said_yes,
        ("plan", "introduced"): both,
        ("meet", "introduced"): both,
        ("meet", "meeting_planned"): both,
    }
    assert BY_NAME["expire"].before == OPEN


def test_a_step_too_late_gets_a_sentence_that_tells_no_more_than_it_should():
    declined, expired = (str(refused(state)) for state in ("declined", "expired"))
    assert declined == expired
    assert "ingetrokken" in str(refused("withdrawn"))
    with pytest.raises(IntroductionRefusedError, match="Kies twee"):
        introductions.check_two(is_oneself=True)
    for why in ("are_there", "is_blocked", "has_reason"):
        fine = {"are_there": True, "is_blocked": False, "has_reason": True}
        with pytest.raises(IntroductionRefusedError, match="kan nu niet doorgaan"):
            introductions.check_goes_on(**{**fine, why: not fine[why]})
