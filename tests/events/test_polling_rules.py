"""What a room may be asked and may answer, and how long."""

from datetime import UTC, datetime, timedelta

import pytest

from events.policies.polling import (
    CODE_LENGTH,
    CODE_LETTERS,
    LONGEST_ANSWER,
    VOTING_LASTS,
    PollRefusedError,
    check_answer,
    check_open,
    check_publish,
    check_question,
    is_on,
)

NOW = datetime(2026, 11, 28, 14, tzinfo=UTC)
MOMENT = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("opened", "closed", "expected"),
    [
        (None, None, True),
        (NOW, None, True),
        (NOW - VOTING_LASTS + MOMENT, None, True),
        (NOW - VOTING_LASTS, None, False),
        (NOW, NOW, False),
        (None, NOW, False),
    ],
)
def test_a_code_works_until_the_host_stops_or_twelve_hours_after_the_first_question(
    opened, closed, expected
):
    assert is_on(opened, closed, NOW) is expected


@pytest.mark.parametrize(
    ("kind", "text", "options", "right"),
    [
        ("choice", " ", ["Ja", "Nee"], 0),
        ("open", "", [], 0),
        ("choice", "Doen?", ["Ja"], 0),
        ("choice", "Doen?", ["Ja", " "], 0),
        ("choice", "Doen?", ["Ja", "ja "], 0),
        ("choice", "Doen?", [str(at) for at in range(9)], 0),
        ("choice", "Doen?", ["Ja", "x" * 121], 0),
        ("quiz", "Wie?", ["Aa", "Bee"], 0),
        ("quiz", "Wie?", ["Aa", "Bee"], 2),
    ],
)
def test_a_question_that_cannot_be_answered_is_refused(kind, text, options, right):
    with pytest.raises(PollRefusedError):
        check_question(kind, text, options, right)


def test_good_questions_pass():
    check_question("open", "Wat neem je mee?", [], 0)
    check_question("choice", "Doen?", ["Ja", "Nee"], 0)
    check_question("quiz", "Wie?", ["Aa", "Bee"], 1)


@pytest.mark.parametrize("state", ["ready", "closed", "withdrawn"])
def test_only_what_is_asked_now_is_answered(state):
    check_open("open")
    with pytest.raises(PollRefusedError):
        check_open(state)


@pytest.mark.parametrize(
    "text", ["", " \n", "x" * (LONGEST_ANSWER + 1), "bel jan@example.org", "zie www.e.nl"]
)
def test_words_that_are_no_answer_are_refused(text):
    with pytest.raises(PollRefusedError):
        check_answer("open", option_id=None, options=(), text=text)


def test_an_answer_is_one_line_or_one_of_the_options():
    assert check_answer("open", option_id=None, options=(), text=" Meer \n licht ") == "Meer licht"
    assert check_answer("choice", option_id=3, options=(3, 4), text="x") == ""
    for other in (None, 5):
        with pytest.raises(PollRefusedError):
            check_answer("choice", option_id=other, options=(3, 4), text="")


def test_a_result_needs_a_question_that_was_asked():
    check_publish(1)
    with pytest.raises(PollRefusedError):
        check_publish(0)


def test_codes_are_too_many_to_guess_and_cannot_be_misread():
    assert len(CODE_LETTERS) ** CODE_LENGTH > 500_000_000
    assert not set(CODE_LETTERS) & set("IO01")
