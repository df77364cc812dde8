"""Reminders go once, and what was kept long enough goes."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alliantie.models import AuditEntry
from events.choices import Purpose, Side
from events.erasing import registration as keeping
from events.models import (
    Answer,
    BoxQuestion,
    EventPage,
    HostMail,
    Registration,
    RegistrationQuestion,
    Report,
    Seats,
)
from events.services import questions, reminding, retention, telling
from events.tasks.registration import forget_participants
from tests.events.counting import check_counters
from tests.events.test_registration_seats import sign_up, state
from tests.factories.cases import make_organisation, make_user
from tests.factories.events import make_event, make_registration

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture(autouse=True)
def _site(site_home):
    pass


@pytest.fixture
def told(monkeypatch):
    said = []
    monkeypatch.setattr(telling, "told_reminder", lambda row, which: said.append((row.pk, which)))
    return said


def test_each_is_reminded_as_chosen_and_once(told):
    event = make_event(starts_at=NOW + timedelta(days=10))
    long_ago = {"registered_at": NOW - timedelta(days=30)}
    all_three = make_registration(event, reminders=["week", "day", "hour"], **long_ago)
    day = make_registration(event, reminders=["day"], **long_ago)
    make_registration(event, reminders=[], **long_ago)
    make_registration(event, reminders=["day"], state="waiting", ticket=1, **long_ago)
    for hours in (0, 72, 73, 74, 216, 217, 239, 239.2, 240, 241):
        reminding.remind(NOW + timedelta(hours=hours))
    assert told == [
        (all_three.pk, "week"),
        (all_three.pk, "day"),
        (day.pk, "day"),
        (all_three.pk, "hour"),
    ]


def test_nobody_is_reminded_of_what_does_not_go_on_or_was_just_done(told):
    event = make_event(starts_at=NOW + timedelta(hours=23), state="cancelled")
    make_registration(event, reminders=["day"], registered_at=NOW - timedelta(days=9))
    make_registration(make_event(starts_at=NOW + timedelta(hours=23)), reminders=["day"])
    reminding.remind(NOW)
    assert told == []


def over(event, days):
    past = timezone.now() - timedelta(days=days)
    EventPage.objects.filter(pk=event.pk).update(starts_at=past - timedelta(hours=2), ends_at=past)


def answered(event, row, purpose):
    question = RegistrationQuestion.objects.create(event=event, text="?", purpose=purpose)
    return Answer.objects.create(registration=row, question=question, text="Ja")


@pytest.mark.parametrize(("days", "left"), [(6, 3), (8, 1), (89, 1), (91, 0)])
def test_answers_on_food_and_access_go_after_a_week_and_the_rest_after_ninety_days(days, left):
    event = make_event()
    row = make_registration(event)
    for purpose in Purpose:
        answered(event, row, purpose)
    over(event, days)
    forget_participants.call()
    assert Answer.objects.count() == left


def test_after_ninety_days_nobody_is_known_and_the_numbers_stay():
    event = make_event(capacity=5)
    organisation = make_organisation()
    member = sign_up(event, make_user(), organisation_id=organisation.pk)
    guest = make_registration(
        event, side=Side.RESIDENT, organisation_name="Buurt", state="attended"
    )
    gone = make_registration(event, state="cancelled", ended_by="self")
    HostMail.objects.create(
        event=event, to_whom="all", subject="Hoi", text="Beste Jan", sent_at=NOW
    )
    BoxQuestion.objects.create(event=event, registration=guest, text="Soep?", asked_at=NOW)
    asked = questions.ask_beforehand(registration=member, text="Soep?")
    secrets = {row.secret for row in (member, guest, gone)}
    told = AuditEntry.objects.filter(action__in=["registration.new", "box.ask"])
    assert {line.object_id for line in told} >= {str(member.pk), str(asked.pk)}
    assert set(told.values_list("actor", flat=True)) == {member.user_id}
    over(event, 89)
    assert retention.forget_people() == 0
    over(event, 91)
    assert retention.forget_people() == 1
    assert retention.forget_people() == 0
    assert set(told.values_list("actor", "object_id")) == {(None, "")}
    for row in Registration.objects.filter(event=event):
        assert (row.user, row.name, row.email, row.organisation, row.organisation_name) == (
            None, "", "", None, "",
        )  # fmt: skip
        assert row.erased_at is not None
        assert row.secret not in secrets
    assert Report.objects.get(event=event).attended == {"resident": 1}
    assert (
        HostMail.objects.get().text,
        BoxQuestion.objects.exclude(pk=asked.pk).get().registration,
    ) == ("", None)


def test_without_check_in_who_had_a_seat_is_counted():
    event = make_event()
    for side in (Side.RESIDENT, Side.GOVERNMENT, Side.GOVERNMENT):
        make_registration(event, side=side)
    assert retention.counts_of(event) == {"resident": 1, "government": 2}


def test_who_is_erased_leaves_a_seat_for_the_next_and_no_trace():
    event, user = make_event(capacity=1), make_user("weg")
    row, waits = sign_up(event, user), sign_up(event)
    past = make_event()
    there = make_registration(past, user, state="attended")
    as_guest = make_registration(past, email="Weg@example.org", name="Weg")
    over(past, 3)
    exported = keeping.export(user)
    assert len(exported["Aanmeldingen voor bijeenkomsten"]) == 3
    keeping.erase(user)
    keeping.erase(user)
    assert (state(row), state(waits), state(there)) == ("cancelled", "offered", "attended")
    for one in (row, there, as_guest):
        one.refresh_from_db()
        assert (one.user, one.name, one.email) == (None, "", "")
    check_counters(event)
    assert Seats.objects.get(event=event).taken == 1
