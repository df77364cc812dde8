"""What a question may be, and when "usually" is true."""

from datetime import timedelta

import pytest

from people.policies.questions import as_question, check_shown, check_text, check_themes
from people.policies.refusals import PeopleRefusedError
from people.policies.waiting import in_words, median_wait


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Hoe lak je namen", "Hoe lak je namen?"),
        ("  Hoe   lak je namen ?? ", "Hoe lak je namen?"),
        ("Hoe lak je namen...", "Hoe lak je namen?"),
        ("", ""),
    ],
)
def test_question_ends_with_its_mark(typed, kept):
    assert as_question(typed) == kept


@pytest.mark.parametrize(
    "junk",
    ["?", "hoe?", "a b c?", "1 2 3 4?", "aaaaaaaaaaa bbb ccc?", "Kijk op https://spam.example nu?"],
)
def test_junk_is_refused_with_a_sentence(junk):
    with pytest.raises(PeopleRefusedError) as refusal:
        check_text(junk)
    assert refusal.value.sentence.endswith((".", "?"))


def test_two_hundred_characters_are_the_most():
    most = as_question("Hoe doe je " + "x y" * 63)
    assert len(most) == 201
    with pytest.raises(PeopleRefusedError, match="200"):
        check_text(most)
    check_text(most[1:])


@pytest.mark.parametrize("number", [0, 3])
def test_one_or_two_themes(number):
    with pytest.raises(PeopleRefusedError):
        check_themes(number)
    check_themes(1)
    check_themes(2)


def test_organisation_is_ones_own_and_there_when_it_is_shown():
    check_shown(frozenset({1}), 1, "organisation")
    with pytest.raises(PeopleRefusedError):
        check_shown(frozenset({1}), 2, "full")
    with pytest.raises(PeopleRefusedError):
        check_shown(frozenset({1}), None, "organisation")


def hours(*numbers: float) -> list[timedelta]:
    return [timedelta(hours=number) for number in numbers]


def test_usual_wait_counts_those_who_still_wait():
    assert median_wait(hours(1, 2, 3, 4), 0) is None, "too few to say anything"
    assert median_wait(hours(5, 1, 3, 2, 4), 0) == timedelta(hours=3)
    assert median_wait(hours(5, 1, 3, 2, 4), 4) == timedelta(hours=5)
    assert median_wait(hours(5, 1, 3, 2, 4), 6) is None, "most got no answer at all"


@pytest.mark.parametrize(
    ("wait", "said"),
    [
        (timedelta(minutes=10), "binnen een uur"),
        (timedelta(hours=5, minutes=1), "binnen 6 uur"),
        (timedelta(days=2), "binnen 48 uur"),
        (timedelta(days=2, minutes=1), "binnen 3 dagen"),
    ],
)
def test_wait_is_never_told_better_than_it_was(wait, said):
    assert said in in_words(wait)
    assert in_words(None) == ""
