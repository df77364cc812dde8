"""Which things stand in a letter, where, and how many."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from newsletter import calendar
from newsletter.choices import Kind, Part
from newsletter.digest import MOST_LINES, Candidate, Interests, compose, part_of

NOW = datetime(2026, 11, 26, 7, tzinfo=UTC)
ME = Interests(
    user_id=1,
    themes=frozenset({1}),
    organisations=frozenset({2}),
    people=frozenset({3}),
    pages=frozenset({4}),
    own_themes=frozenset({5}),
    told=frozenset({"/verteld/"}),
)


def thing(key: str = "a", kind: Kind = Kind.CASE, **fields) -> Candidate:
    standard = {"title": key, "url": f"/{key}/", "at": NOW}
    return Candidate(
        key=key,
        kind=kind,
        **{
            **standard,
            **{k: frozenset(v) if isinstance(v, set) else v for k, v in fields.items()},
        },
    )


@pytest.mark.parametrize(
    ("one", "part"),
    [
        (thing(themes={1}), Part.FOLLOWED),
        (thing(organisations={2}), Part.FOLLOWED),
        (thing(people={3}), Part.FOLLOWED),
        (thing(pages={4}, kind=Kind.CHANGE), Part.FOLLOWED),
        (thing(themes={1}, kind=Kind.CHANGE), None),
        (thing(themes={5}, kind=Kind.CHANGE), None),
        (thing(themes={5}), Part.THEMES),
        (thing(themes={9}, organisations={9}, people={9}), None),
        (thing(themes={5}, kind=Kind.QUESTION), Part.QUESTIONS),
        (thing(themes={1}, kind=Kind.QUESTION), Part.QUESTIONS),
        (thing(themes={9}, kind=Kind.QUESTION), None),
        (thing(kind=Kind.LINE), Part.ROUND),
        (thing(kind=Kind.NEWS), Part.NEWS),
        (thing(themes={1}, authors={1}), None),
        (thing(kind=Kind.LINE, authors={1}), None),
        (thing(themes={1}, url="/verteld/"), None),
    ],
)
def test_part(one, part):
    assert part_of(one, ME) == part


def test_nothing_stands_in_a_letter_twice():
    chosen = compose(
        [(Part.SEARCHES, thing()), (Part.FOLLOWED, thing()), (Part.FOLLOWED, thing())], ME
    )
    assert (chosen.items, list(chosen.parts)) == (1, [Part.FOLLOWED])


def test_twelve_lines_at_most_with_something_of_every_part():
    offered = [(part, thing(f"{part}-{number}")) for part in Part for number in range(20)]
    chosen = compose(offered, ME)
    assert chosen.items == MOST_LINES
    assert list(chosen.parts) == list(Part)
    assert chosen.left_out == len(offered) - MOST_LINES


def test_empty():
    chosen = compose([], ME)
    assert (chosen.items, chosen.left_out) == (0, 0)


def test_what_is_followed_comes_first_then_the_newest():
    old = thing("oud", kind=Kind.NEWS, organisations={2}, at=NOW - timedelta(days=6))
    news = [thing(f"n{day}", kind=Kind.NEWS, at=NOW - timedelta(days=day)) for day in range(4)]
    chosen = compose([(Part.NEWS, one) for one in [*news, old]], ME)
    assert [one.key for one in chosen.parts[Part.NEWS]] == ["oud", "n0", "n1"]


def test_windows_lie_end_to_end():
    until = datetime(2026, 11, 26, 6, tzinfo=UTC)
    assert calendar.since(until=until, earlier=None) == until - timedelta(days=7)
    last = until - timedelta(days=14)
    assert calendar.since(until=until, earlier=last) == last
    assert calendar.since(until=until, earlier=until - timedelta(days=90)) == until - timedelta(28)


@pytest.mark.parametrize(("week", "hour"), [(date(2026, 7, 6), 5), (date(2026, 11, 23), 6)])
def test_seven_in_the_morning_is_so_in_summer_and_winter(week, hour):
    due = calendar.slot(week, day=4, hour=7, zone=ZoneInfo("Europe/Amsterdam"))
    assert due.astimezone(UTC).hour == hour
    assert due.date() == week + timedelta(days=3)
    assert calendar.week_of(due.date()) == week


@pytest.mark.parametrize(("hours", "is_due"), [(-1, False), (0, True), (71, True), (73, False)])
def test_due_for_three_days(hours, is_due):
    assert calendar.is_due(now=NOW + timedelta(hours=hours), due=NOW) is is_due
