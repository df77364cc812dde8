"""Who may do what in a conversation, state by state."""

from datetime import date

import pytest

from people.policies.conversations import (
    Standing,
    check_ask_other,
    check_publish,
    check_start,
    check_write,
    may_ask_other,
    may_close,
    may_hand_on,
    may_publish,
    may_share,
    may_write,
)
from people.policies.refusals import NotYoursError, PeopleRefusedError

STATES = ("open", "answered", "handed_on", "closed")
MAY = {  # right: who in which state
    may_write: {
        ("asker", "open"),
        ("person", "open"),
        ("asker", "answered"),
        ("person", "answered"),
        ("asker", "handed_on"),
    },
    may_share: {
        ("asker", "open"),
        ("person", "open"),
        ("asker", "answered"),
        ("person", "answered"),
    },
    may_hand_on: {("person", "open")},
    may_close: {
        ("asker", "open"),
        ("person", "open"),
        ("asker", "answered"),
        ("person", "answered"),
    },
    may_publish: {
        ("asker", "answered"),
        ("person", "answered"),
        ("asker", "closed"),
        ("person", "closed"),
    },
}


@pytest.mark.parametrize("right", MAY, ids=lambda right: right.__name__)
@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("side", ["asker", "person", ""])
def test_right(right, state, side):
    assert right(Standing(side, state)) == ((side, state) in MAY[right])


@pytest.mark.parametrize("side", ["asker", "person"])
@pytest.mark.parametrize("standing", [{"is_blocked": True}, {"other_is_there": False}])
def test_nothing_is_said_to_who_is_gone_or_over_a_block_and_both_sound_alike(side, standing):
    with pytest.raises(PeopleRefusedError) as refused:
        check_write(Standing(side, "answered", **standing))
    assert refused.value.sentence == "De ander is hier niet meer te bereiken."


def test_stranger_is_told_nothing():
    with pytest.raises(NotYoursError):
        check_write(Standing("", "open"))


@pytest.mark.parametrize(
    ("started_on", "may"), [(date(2026, 11, 13), True), (date(2026, 11, 16), False)]
)
def test_somebody_else_may_be_asked_after_ten_working_days(started_on, may):
    standing = Standing("asker", "open", started_on=started_on)
    assert may_ask_other(standing, date(2026, 11, 27)) is may


def test_somebody_else_may_be_asked_at_once_when_the_first_left():
    check_ask_other(
        Standing("asker", "open", other_is_there=False, started_on=date(2026, 11, 27)),
        date(2026, 11, 27),
    )


def test_who_was_asked_cannot_go_to_somebody_else_as_the_asker():
    with pytest.raises(PeopleRefusedError):
        check_ask_other(Standing("person", "open", started_on=date(2026, 1, 1)), date(2026, 11, 27))


def test_block_and_no_room_to_ask_sound_alike():
    sentences = set()
    for given in (
        {"may_be_asked": False, "is_blocked": False},
        {"may_be_asked": True, "is_blocked": True},
    ):
        with pytest.raises(PeopleRefusedError) as refused:
            check_start(asks_oneself=False, **given)
        sentences.add(refused.value.sentence)
    assert len(sentences) == 1


def test_nobody_asks_themselves():
    with pytest.raises(PeopleRefusedError, match="zelf"):
        check_start(asks_oneself=True, may_be_asked=True, is_blocked=False)


@pytest.mark.parametrize("text", ["mail jan@gemeente.nl", "Jan <JAN.B@sub.gemeente.nl>,"])
def test_answer_with_an_address_does_not_come_on_the_site(text):
    with pytest.raises(PeopleRefusedError, match="e-mailadres"):
        check_publish(Standing("asker", "answered"), "Vraag", text)


def test_answer_without_an_address_may():
    check_publish(Standing("asker", "answered"), "Vraag", "Kijk op gemeente.nl, 5 @ tafel.")
