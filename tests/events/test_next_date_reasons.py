"""Why a date is proposed."""

from datetime import date, datetime, time

from events.calendaring.reasons import reasons_of
from events.policies.next_date import next_after

ZONE = "Europe/Amsterdam"


def why(last, found, *, is_usual=False):
    return reasons_of(last, found, is_usual=is_usual)


at = datetime.fromisoformat


def test_it_says_after_what_on_which_day_and_at_what_time():
    found = next_after(
        at("2026-09-08T13:00"), months=3, usual=None, zone=ZONE, today=date(2026, 9, 9)
    )
    assert found.begins == at("2026-12-08T13:00")
    assert why(at("2026-09-08T13:00"), found) == (
        "3 maanden na de vorige (8 september 2026)",
        "op de tweede dinsdag van december",
        "om 13:00, zoals de vorige keer",
    )


def test_what_has_been_is_put_off_by_whole_rounds():
    found = next_after(
        at("2025-01-07T09:00"), months=3, usual=time(10), zone=ZONE, today=date(2026, 2, 1)
    )
    assert found.begins == at("2026-04-07T10:00")
    reasons = why(at("2025-01-07T09:00"), found, is_usual=True)
    assert reasons[0].startswith("15 maanden")
    assert "eerder kan niet meer: die dag is al geweest" in reasons


def test_a_public_holiday_is_a_week_later_and_a_saturday_stays():
    holiday = next_after(
        at("2026-02-23T09:00"), months=2, usual=None, zone=ZONE, today=date(2026, 3, 1)
    )
    assert holiday.begins == at("2026-05-04T09:00")  # the fourth Monday of April is King's Day
    assert "een week later: anders valt het op een feestdag" in why(at("2026-02-23T09:00"), holiday)
    saturday = next_after(
        at("2026-01-10T09:00"), months=1, usual=None, zone=ZONE, today=date(2026, 1, 11)
    )
    assert saturday.begins == at("2026-02-14T09:00")


def test_several_meetings_ahead():
    found = next_after(
        at("2026-09-08T13:00"), months=3, usual=None, zone=ZONE, today=date(2026, 9, 9), ahead=3
    )
    assert found.begins == at("2027-06-08T13:00")
