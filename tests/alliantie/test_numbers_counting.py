"""Months are counted once, late if need be, and never changed by themselves."""

from datetime import UTC, date, datetime
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from accounts.erasing.account import erase_account
from accounts.models import User
from alliantie.models import AuditEntry, MonthlyNumber
from alliantie.numbers import measures as registry
from alliantie.numbers.counting import CannotCountError, can_count, count_what_is_missing, keep
from alliantie.numbers.measures import Chapter, Measure, Over
from alliantie.numbers.reading import readings
from alliantie.numbers.spans import Month, Quarter
from tests.factories.accounts import make_user

pytestmark = pytest.mark.django_db
JANUARY, MARCH = Month(2027, 1), Month(2027, 3)


class Joined(Measure):
    key, label, definition, chapter = "joined", "Erbij", "Wie erbij kwam.", Chapter.WHO

    def count(self, month):
        joined = {"date_joined__gte": month.start, "date_joined__lt": month.end}
        return User.objects.filter(**joined).count()


class Standing(Measure):
    key, label, definition, chapter = "standing", "Er", "Wie er is.", Chapter.WHO
    over, parts = Over.LAST, {"here": "Hier", "away": "Weg"}

    def count(self, month):
        return {"here": User.objects.count()}


class Forgotten(Joined):
    key = "forgotten"

    def is_still_known(self, month, today):
        return month >= Month(2027, 2)


class Broken(Joined):
    key = "broken"

    def count(self, month):
        raise ZeroDivisionError


@pytest.fixture(autouse=True)
def _only(monkeypatch):
    monkeypatch.setattr(registry, "_measures", {})
    registry.register(Joined(), Standing(), Forgotten())


def joined(day: str) -> User:
    user = make_user(f"{day}@example.org")
    User.objects.filter(pk=user.pk).update(date_joined=f"{day}T12:00:00+00:00")
    return user


def kept() -> set[tuple[str, str, str, int]]:
    rows = MonthlyNumber.objects.values_list("measure", "month", "part", "number")
    return {(measure, str(month)[:7], part, number) for measure, month, part, number in rows}


def test_months_are_counted_once_and_late_only_what_can_be():
    """The worker was away from January until the second of April."""
    User.objects.all().delete()
    joined("2027-01-10")
    joined("2027-03-30")
    now = datetime(2027, 4, 2, 8, tzinfo=UTC)
    assert count_what_is_missing(datetime(2027, 1, 31, 22, tzinfo=UTC)) == 0  # not over yet
    assert count_what_is_missing(now) == 6
    expected = {("joined", "2027-01", "", 1), ("joined", "2027-02", "", 0)}
    expected |= {("joined", "2027-03", "", 1), ("standing", "2027-03", "", 2)}
    expected |= {("standing", "2027-03", "here", 2)}
    expected |= {("forgotten", "2027-02", "", 0), ("forgotten", "2027-03", "", 1)}
    assert kept() == expected
    joined("2027-03-31")
    joined("2027-02-01")
    assert count_what_is_missing(now) == 0
    assert kept() == expected
    erase_account(
        user=User.objects.get(email="2027-01-10@example.org"), actor_id=None, origin="web"
    )
    assert count_what_is_missing(now) == 0
    assert kept() == expected
    assert AuditEntry.objects.filter(action="number.count", actor=None).count() == 6
    assert not keep(measure=Joined(), month=MARCH, counted={"": 9})
    with pytest.raises(CannotCountError, match="no part"):
        keep(measure=Standing(), month=JANUARY, counted={"elsewhere": 1})


def test_a_month_ends_at_midnight_here_also_when_the_clock_changes():
    assert (MARCH.start.utcoffset(), MARCH.end.utcoffset()) != (MARCH.end.utcoffset(),) * 2
    assert MARCH.end == datetime(2027, 3, 31, 22, tzinfo=UTC)
    assert Month(2027, 10).end == datetime(2027, 10, 31, 23, tzinfo=UTC)
    days = {day: can_count(Standing(), MARCH, date(2027, 4, day)) for day in (1, 3, 4)}
    assert days == {1: True, 3: True, 4: False}
    assert not can_count(Joined(), MARCH, date(2027, 3, 31))
    assert can_count(Joined(), MARCH, date(2029, 3, 31))
    assert Quarter.of(date(2027, 12, 31)).shifted(1) == Quarter(2028, 1)
    assert [str(month) for month in Quarter(2027, 4).months] == ["2027-10", "2027-11", "2027-12"]


def test_one_measure_that_fails_stops_no_other():
    User.objects.all().delete()
    joined("2027-03-10")
    registry.register(Broken())
    with pytest.raises(RuntimeError, match="broken"):
        count_what_is_missing(datetime(2027, 4, 1, 8, tzinfo=UTC))
    assert {measure for measure, *_ in kept()} == {"joined", "standing", "forgotten"}


def test_a_command_counts_again_and_leaves_how_things_stood(time_machine):
    User.objects.all().delete()
    joined("2027-03-10")
    time_machine.move_to(datetime(2027, 4, 1, 8, tzinfo=UTC))
    call_command("count_numbers", stdout=StringIO())
    joined("2027-03-11")
    time_machine.move_to(datetime(2027, 6, 1, 8, tzinfo=UTC))
    said = StringIO()
    call_command("count_numbers", again="2027-03", stdout=said)
    assert ("joined", "2027-03", "", 2) in kept()
    assert ("standing", "2027-03", "here", 1) in kept()
    assert "Left as it was: standing of 2027-03" in said.getvalue()
    for wrong in ({"again": "maart"}, {"again": "2027-03", "measure": "niets"}):
        with pytest.raises(CommandError):
            call_command("count_numbers", **wrong)


def test_a_quarter_is_read_from_its_months_or_not_at_all():
    quarter = Quarter(2027, 1)
    for month, number in zip(quarter.months, (3, 2, 4), strict=True):
        keep(measure=Joined(), month=month, counted={"": number})
        keep(measure=Standing(), month=month, counted={"here": number * 10, "away": 2})
    keep(measure=Forgotten(), month=MARCH, counted={"": 7})
    shown = {one.measure.key: one for one in readings([quarter, quarter.shifted(-1)])}
    (whole, before) = shown["joined"].total.figures
    assert (whole.text, whole.number, before.text, before.number) == ("9", 9, "niet geteld", None)
    assert shown["forgotten"].newest.text == "niet geteld"
    assert shown["standing"].newest.number == 42
    assert [row.figures[0].text for row in shown["standing"].rows] == ["verborgen", "verborgen"]
