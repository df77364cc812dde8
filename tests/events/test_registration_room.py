"""Seats kept for some: what each is told, until when, and what an ended registration leaves behind."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from alliantie.visibility import VISITOR
from events.choices import Purpose, Side
from events.models import Answer, BoxQuestion, EventPage, RegistrationQuestion, ReservedSeats
from events.policies.registering import RegistrationRefusedError
from events.policies.room import KeptRoom, Room
from events.presenting.attendance import attendance_of, spreadsheet
from events.presenting.registration import RegistrationBox
from events.presenting.standing import shown_standing
from events.services import capacity, leaving, registering, transferring
from organisations.actors import actor_for
from tests.events.counting import check_counters
from tests.events.test_registration_seats import keep, sign_up, state
from tests.factories.cases import make_member, make_organisation
from tests.factories.events import make_event

UNTIL = datetime(2026, 11, 24, tzinfo=UTC)


def test_what_is_left_depends_on_who_looks():
    room = Room(20, 10, 3, [KeptRoom("resident", 10, UNTIL)])
    assert [room.left_for(side) for side in ("", "resident", "government")] == [10, 10, 0]
    assert [room.ahead_of(side) for side in ("", "resident", "government")] == [0, 0, 3]
    assert (room.common, Room(20, 8, 0, room.kept).common) == (0, 2)
    assert (Room(None, 5).left_for("resident"), Room(3, 3, 2).ahead_of("")) == (None, 2)


@pytest.mark.django_db
def test_the_page_counts_seats_for_who_looks(site_home, client):
    event = make_event(capacity=12)
    keep(event, Side.RESIDENT, 10)
    government = make_member(make_organisation(side="government"))
    resident = make_member(None)
    seen = RegistrationBox(event, VISITOR)
    assert seen.seats_left.startswith("Nog 2 plekken. Nog 10 plekken, alleen voor inwoners tot ")
    assert RegistrationBox(event, actor_for(government)).seats_left == "Nog 2 plekken"
    for _ in range(3):
        sign_up(event)
    seen = RegistrationBox(event, VISITOR)
    assert seen.seats_left.startswith("Nog 10 plekken, alleen voor inwoners tot ")
    assert (seen.is_full, seen.may_register) == (False, True)
    assert RegistrationBox(event, actor_for(resident)).seats_left == "Nog 10 plekken"
    full = RegistrationBox(event, actor_for(government))
    assert (full.is_full, full.seats_left) == (True, "Vol. Op de wachtlijst staat 1 persoon.")
    for one in (event, EventPage.objects.for_lines().get(pk=event.pk)):
        assert shown_standing(one, timezone.now()).standing == "open"
    page = client.get(event.url).content.decode()
    assert "alleen voor inwoners tot" in page
    ReservedSeats.objects.update(released_at=timezone.now())
    for one in (event, EventPage.objects.for_lines().get(pk=event.pk)):
        assert shown_standing(one, timezone.now()).standing == "full"


@pytest.mark.django_db
def test_nobody_keeps_seats_until_a_day_that_has_been(site_home, client):
    owner = make_member(None)
    client.force_login(owner)
    event = make_event(owner, starts_at=timezone.now() + timedelta(days=3))
    url = reverse("host:section", args=[event.slug, "aanmelden"])
    for release in ("", "2020-01-01"):
        data = {"capacity": 9, "kept_resident": 2, "release": release}
        answer = client.post(url, data)
        assert answer.status_code == 400
        assert "meteen voor iedereen" in str(answer.context["form"].errors["release"])
    past = [capacity.Kept(Side.RESIDENT, 2, timezone.now())]
    with pytest.raises(RegistrationRefusedError, match="meteen voor iedereen"):
        capacity.set_capacity(event=event, actor=actor_for(owner), capacity=9, reserved=past)
    assert not event.reserved.exists()
    kept = keep(event, Side.RESIDENT, 2)
    ReservedSeats.objects.filter(pk=kept.pk).update(released_at=timezone.now())
    assert "kept_resident" not in client.get(url).context["form"].initial


@pytest.mark.django_db
def test_once_released_a_seat_is_passed_on_to_anybody(site_home):
    event = make_event(capacity=3)
    kept = keep(event, Side.RESIDENT, 2)
    row = sign_up(event, side=Side.RESIDENT)
    ReservedSeats.objects.filter(pk=kept.pk).update(release_at=timezone.now())
    capacity.release_kept(event=event)
    row.refresh_from_db()
    assert not row.in_reserved
    asked = transferring.ask_colleague(registration=row, email="c@example.org", actor_id=None)
    taker = transferring.Taker(name="Carla", side=Side.GOVERNMENT)
    assert transferring.accept(transfer=asked, taker=taker).state == "confirmed"
    check_counters(event)


@pytest.mark.django_db
def test_a_colleague_who_waits_takes_the_seat_with_reminders_of_their_own(site_home):
    house = make_organisation()
    event = make_event(capacity=1, per_organisation=1)
    colleague = make_member(house)
    row = sign_up(event)
    waits = sign_up(event, colleague, organisation_id=house.pk)
    type(row).objects.filter(pk=row.pk).update(reminders=["week", "hour"])
    asked = transferring.ask_colleague(registration=row, email=colleague.email, actor_id=None)
    new = transferring.accept(transfer=asked, taker=transferring.Taker(user_id=colleague.pk))
    assert (new.state, state(waits), new.reminders) == ("confirmed", "cancelled", ["day"])


@pytest.mark.django_db
def test_answers_go_with_the_registration_they_were_given_for(site_home):
    owner = make_member(None)
    event = make_event(owner, capacity=9)
    question = RegistrationQuestion.objects.create(
        event=event, text="Eet je?", purpose=Purpose.DIET
    )

    def answering():
        row = sign_up(event)
        Answer.objects.create(registration=row, question=question, text="Geen noten")
        return row

    off, handed, called = answering(), answering(), answering()
    registering.sign_off(registration=off, actor_id=None)
    asked = transferring.ask_colleague(registration=handed, email="c@example.org", actor_id=None)
    taker = transferring.Taker(name="Carla", side=Side.GOVERNMENT)
    transferring.accept(transfer=asked, taker=taker)
    assert [one.registration for one in Answer.objects.all()] == [called]
    leaving.end_all(event)
    assert not Answer.objects.exists()
    Answer.objects.create(registration=called, question=question, text="Geen noten")
    assert "Geen noten" not in str(list(spreadsheet(event)))
    assert [list(one.answers) for one in attendance_of(event).ended] == [[]] * 4


@pytest.mark.django_db
def test_behind_a_link_who_waits_asks_and_chooses_and_who_may_not_look_signs_off_only(
    site_home, client
):
    event = make_event(capacity=1, audience="members")
    user = make_member(make_organisation())
    sign_up(event)
    waits = sign_up(event, user)

    def url(name):
        return reverse(f"events:{name}", args=[waits.secret])

    page = client.get(url("registration")).content.decode()
    assert url("ask_beforehand") in page
    assert url("reminders") in page
    client.post(url("ask_beforehand"), {"text": "Is er soep?"})
    assert BoxQuestion.objects.get().registration == waits
    client.post(url("reminders"), {"reminders": ["week", "hour"]})
    waits.refresh_from_db()
    assert waits.reminders == ["week", "hour"]
    assert client.post(url("reminders"), {"reminders": ["jaar"]}).status_code == 400
    client.post(url("reminders"), {})
    waits.refresh_from_db()
    assert waits.reminders == []
    user.is_active = False
    user.save()
    pressed = ("take", "pass_on", "ask_beforehand", "renew_link", "reminders")
    given = {"text": "Nog een?", "email": "c@example.org", "reminders": ["day"]}
    assert {client.post(url(name), given).status_code for name in pressed} == {403}
    waits.refresh_from_db()
    assert (waits.state, waits.reminders, BoxQuestion.objects.count()) == ("waiting", [], 1)
    client.post(url("sign_off"))
    assert state(waits) == "cancelled"


def test_kept_seats_are_let_go_on_their_day_and_not_before(site_home):
    event = make_event(capacity=3)
    release_at = timezone.now() + timedelta(days=1)
    ReservedSeats.objects.create(event=event, side="resident", number=1, release_at=release_at)
    assert capacity.release_kept(event=event) == 0
    ReservedSeats.objects.update(release_at=timezone.now())
    assert capacity.release_kept(event=event) == 1
