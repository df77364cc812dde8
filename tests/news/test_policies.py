from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from alliantie.validators import site_of
from news.choices import NewsState, Verdict
from news.policies import deciding, items, lines
from people.policies.refusals import NotYoursError, PeopleRefusedError

NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)


@dataclass(frozen=True)
class Who:
    user_id: int | None = 1
    is_member: bool = True
    is_editor: bool = False


LID, STRANGER, EDITOR = Who(), Who(is_member=False), Who(is_member=False, is_editor=True)


@pytest.mark.parametrize(
    ("who", "before", "earlier", "state"),
    [
        (LID, None, False, "held"),
        (LID, None, True, "shown"),
        (LID, "shown", True, "shown"),
        (LID, "held", True, "shown"),
        (LID, "withdrawn", True, "shown"),
        (LID, "refused", True, "held"),
        (STRANGER, None, True, "held"),
        (EDITOR, None, False, "shown"),
    ],
)
def test_what_stands_on_the_site_at_once(who, before, earlier, state):
    assert lines.state_of(who, published_before=earlier, before=before) == state


def test_no_line_of_who_is_no_member():
    with pytest.raises(lines.LinkDeadError):
        lines.check_write(STRANGER, is_open=True, has_line=True, by_link=True)


@pytest.mark.parametrize(("has_line", "by_link"), [(False, False), (True, True), (False, True)])
def test_closed_round_takes_no_line(has_line, by_link):
    with pytest.raises(lines.RoundClosedError):
        lines.check_write(LID, is_open=False, has_line=has_line, by_link=by_link)


def test_who_signed_in_changes_an_own_line_after_closing():
    lines.check_write(LID, is_open=False, has_line=True, by_link=False)


def test_refusal_is_not_wiped_out_by_withdrawing():
    assert [state for state in NewsState if lines.may_withdraw(state)] == ["held", "shown"]


@pytest.mark.parametrize("user_id", [None, 2])
def test_line_of_another_is_not_yours(user_id):
    with pytest.raises(NotYoursError):
        lines.check_own(1, user_id)
    with pytest.raises(NotYoursError):
        lines.check_own(None, user_id)


def test_only_own_organisations():
    lines.check_organisation(3, [3, 4])
    with pytest.raises(PeopleRefusedError):
        lines.check_organisation(5, [3, 4])


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        "data:text/html,x",
        "ftp://example.org/",
        "https://",
        "https://bank.example@elders.example/",
        "https://bаnk.example/",  # a Cyrillic letter
        "http://[::1",
        "//example.org",
    ],
)
def test_link_that_is_none_or_misleads_is_refused(url):
    with pytest.raises(PeopleRefusedError):
        items.check_link(url)


def test_plain_links_are_taken_and_shown_with_their_host():
    items.check_link("https://www.example.org/a?b=c")
    assert site_of("https://www.example.org:8000/a") == "example.org"


@pytest.mark.parametrize(
    ("state", "minutes", "may"),
    [("shown", 29, True), ("held", 30, True), ("shown", 31, False), ("refused", 1, False)],
)
def test_news_may_be_changed_for_half_an_hour(state, minutes, may):
    made = NOW - timedelta(minutes=minutes)
    assert items.may_change(state, made=made, now=NOW) is may
    if not may:
        with pytest.raises(PeopleRefusedError):
            items.check_change(state, made=made, now=NOW)


@pytest.mark.parametrize("who", [STRANGER, Who(user_id=None, is_member=False)])
def test_only_members_place_news(who):
    with pytest.raises(PeopleRefusedError):
        items.check_place(who)


@pytest.mark.parametrize(
    ("verdict", "states"),
    [
        (Verdict.SHOW, {"held", "refused"}),
        (Verdict.REFUSE, {"held"}),
        (Verdict.HIDE, {"shown"}),
    ],
)
def test_editor_decides_about_what_waits_or_stands(verdict, states):
    for state in NewsState:
        if state in states:
            deciding.check_decide(EDITOR, verdict, state=state, seen="a", now="a")
        else:
            with pytest.raises(PeopleRefusedError):
                deciding.check_decide(EDITOR, verdict, state=state, seen="a", now="a")


def test_nobody_else_decides_and_not_about_another_text():
    with pytest.raises(PeopleRefusedError):
        deciding.check_decide(LID, Verdict.SHOW, state="held", seen="a", now="a")
    with pytest.raises(PeopleRefusedError):
        deciding.check_decide(EDITOR, Verdict.SHOW, state="held", seen="a", now="b")


def test_refusing_takes_a_reason():
    deciding.check_reason(Verdict.SHOW, "")
    for verdict in (Verdict.REFUSE, Verdict.HIDE):
        with pytest.raises(PeopleRefusedError):
            deciding.check_reason(verdict, "  ")
