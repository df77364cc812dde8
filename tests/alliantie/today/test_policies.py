"""Who may take work, and who stands in for whom: plain rules, no database."""

from datetime import UTC, date, datetime, timedelta

import pytest

from alliantie.choices import Role
from alliantie.today.absences import Asking
from alliantie.today.policies import (
    HELD_FOR,
    Away,
    Hold,
    WorkRefusedError,
    acting,
    check_absence,
    check_take,
    is_free,
    is_of,
    may_take,
    stands_in_for,
    unattended,
)
from alliantie.today.sources import source_named
from alliantie.visibility import Actor

ANNA, BEN, CAS, DIRK = 1, 2, 3, 4
NOW = datetime(2027, 3, 28, 12, tzinfo=UTC)  # the day the clock changes
MONTH = date(2027, 4, 28)
HELD = Hold(ANNA, "Anna Bakker", NOW - timedelta(hours=2))


def test_who_may_not_decide_stands_in_for_nobody_there():
    editor = Actor(user_id=BEN, roles=frozenset({Role.EDITOR}))
    asks = Asking(editor, {ANNA: Away(MONTH, BEN)}, (), {BEN: editor})
    whose = {
        kind: acting(ANNA, asks.away_for(source_named(kind))) for kind in ("melding", "gesprek")
    }
    assert whose == {"melding": BEN, "gesprek": None}


def test_a_line_of_stand_ins_ends_with_who_is_here():
    away = {ANNA: Away(MONTH, BEN), BEN: Away(MONTH, CAS), DIRK: Away(MONTH)}
    assert [acting(one, away) for one in (ANNA, BEN, CAS, DIRK)] == [CAS, CAS, CAS, None]
    assert stands_in_for(CAS, away) == {ANNA, BEN}
    assert stands_in_for(BEN, away) == set()
    assert stands_in_for(None, away) == set()
    assert unattended(away) == {DIRK}


def test_two_who_stand_in_for_each_other_and_are_both_away_leave_the_work_free():
    away = {ANNA: Away(MONTH, BEN), BEN: Away(MONTH, ANNA)}
    assert unattended(away) == {ANNA, BEN}
    assert is_free(HELD, away, NOW)


@pytest.mark.parametrize(
    ("hold", "away", "who", "may"),
    [
        (None, {}, BEN, True),
        (HELD, {}, ANNA, True),
        (HELD, {}, BEN, False),
        (HELD, {ANNA: Away(MONTH, BEN)}, BEN, True),
        (HELD, {ANNA: Away(MONTH, BEN)}, CAS, False),
        (HELD, {ANNA: Away(MONTH)}, CAS, True),
        (Hold(ANNA, "Anna", NOW, is_active=False), {}, BEN, True),
        (Hold(ANNA, "Anna", NOW - HELD_FOR), {}, BEN, True),
        (Hold(ANNA, "Anna", NOW - HELD_FOR + timedelta(seconds=1)), {}, BEN, False),
    ],
)
def test_taking(hold, away, who, may):
    assert may_take(hold, user_id=who, away=away, now=NOW) == may
    if may:
        check_take(hold, user_id=who, away=away, now=NOW)
        return
    with pytest.raises(WorkRefusedError, match="Anna"):
        check_take(hold, user_id=who, away=away, now=NOW)


def test_work_is_also_of_the_stand_in():
    assert is_of(HELD, ANNA, {ANNA: Away(MONTH, BEN)})
    assert is_of(HELD, BEN, {ANNA: Away(MONTH, BEN)})
    assert not is_of(HELD, BEN, {})
    assert not is_of(HELD, None, {})


@pytest.mark.parametrize(
    ("first", "last", "is_own", "words"),
    [
        (date(2027, 4, 2), date(2027, 4, 1), False, "voor de eerste dag"),
        (date(2027, 1, 1), date(2027, 1, 2), False, "voorbij"),
        (date(2027, 4, 1), date(2029, 4, 1), False, "binnen een jaar"),
        (date(2027, 4, 1), MONTH, True, "voor jezelf"),
    ],
)
def test_an_absence_that_cannot_be_is_refused(first, last, is_own, words):
    with pytest.raises(WorkRefusedError, match=words):
        check_absence(from_day=first, until_day=last, today=NOW.date(), is_own=is_own)


def test_a_month_away_is_fine():
    check_absence(from_day=NOW.date(), until_day=MONTH, today=NOW.date(), is_own=False)
