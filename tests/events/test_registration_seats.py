"""Seats, the line, offers: who gets what, and when."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from events.choices import EndedBy, RegistrationState, Side
from events.models import EventPage, Registration, ReservedSeats, Seats
from events.policies.registering import RegistrationRefusedError
from events.services import capacity, leaving, offering, registering
from events.services.applying import Applicant, of_member
from events.tasks.registration import mind_seats
from organisations.actors import actor_for
from tests.events.counting import check_counters, check_nobody_waits_for_nothing
from tests.factories.cases import make_member, make_organisation, make_user
from tests.factories.events import make_event

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _site(site_home):
    pass


def sign_up(event, user=None, side=Side.GOVERNMENT, **fields):
    user = user or make_user()
    return registering.register(
        event=event,
        actor=actor_for(user),
        applicant=Applicant(side=side, user_id=user.pk, **fields),
        answers={},
    )


def state(row):
    row.refresh_from_db()
    return row.state


def test_the_first_get_in_and_the_rest_waits_in_order():
    event = make_event(capacity=2)
    rows = [sign_up(event) for _ in range(5)]
    assert [row.state for row in rows] == ["confirmed"] * 2 + ["waiting"] * 3
    assert [row.ticket for row in rows] == [None, None, 1, 2, 3]
    check_counters(event)


def test_signing_up_twice_is_signing_up_once():
    event, user = make_event(capacity=5), make_user()
    key, applicant = uuid4(), Applicant(side=Side.GOVERNMENT, user_id=user.pk)
    given = {"event": event, "actor": actor_for(user), "applicant": applicant, "answers": {}}
    first = registering.register_once(key=key, **given)
    assert registering.register_once(key=key, **given).pk == first.pk
    assert registering.register_once(key=uuid4(), **given).pk == first.pk
    check_counters(event)


def test_a_free_seat_is_offered_to_the_first_who_waits():
    event = make_event(capacity=1)
    seated, first, second = (sign_up(event) for _ in range(3))
    registering.sign_off(registration=seated, actor_id=None)
    assert (state(first), state(second)) == ("offered", "waiting")
    check_counters(event)
    registering.take_offer(registration=first, actor_id=None)
    registering.take_offer(registration=first, actor_id=None)
    assert state(first) == "confirmed"
    check_counters(event)


def test_who_comes_new_does_not_pass_the_line():
    event = make_event(capacity=1)
    sign_up(event)
    waits = sign_up(event)
    Seats.objects.filter(event=event).update(capacity=2)  # nobody offered it yet
    late = sign_up(event)
    assert (state(waits), state(late)) == ("offered", "waiting")
    check_counters(event)


def test_an_offer_that_is_over_goes_to_the_next_and_cannot_be_taken(run_tasks):
    event = make_event(capacity=1)
    seated, first, second = (sign_up(event) for _ in range(3))
    registering.sign_off(registration=seated, actor_id=None)
    Registration.objects.filter(pk=first.pk).update(offered_until=timezone.now())
    with pytest.raises(RegistrationRefusedError, match="tijd was om"):
        registering.take_offer(registration=first, actor_id=None)
    for _ in range(2):
        mind_seats.call()
    first.refresh_from_db()
    assert (first.state, first.ended_by) == ("cancelled", EndedBy.EXPIRED)
    assert state(second) == "offered"
    check_counters(event)


def test_too_late_to_offer_a_free_seat_is_for_who_presses_first():
    event = make_event(capacity=1, starts_at=timezone.now() + timedelta(hours=1))
    seated, waits = sign_up(event), sign_up(event)
    with pytest.raises(RegistrationRefusedError, match="geen vrije plek"):
        offering.take_offer(registration=waits, actor_id=None)
    registering.sign_off(registration=seated, actor_id=None)
    assert state(waits) == "waiting"
    offering.take_offer(registration=waits, actor_id=None)
    assert state(waits) == "confirmed"
    check_counters(event)


def test_who_waits_cannot_take_what_was_not_offered():
    event = make_event(capacity=1)
    sign_up(event)
    waits = sign_up(event)
    with pytest.raises(RegistrationRefusedError, match="Je staat op de wachtlijst"):
        offering.take_offer(registration=waits, actor_id=None)


def keep(event, side, number):
    release_at = timezone.now() + timedelta(days=7)
    return ReservedSeats.objects.create(
        event=event, side=side, number=number, release_at=release_at
    )


def test_kept_seats_are_for_their_side_until_the_day(run_tasks):
    event = make_event(capacity=3)
    kept = keep(event, Side.RESIDENT, 2)
    government = [sign_up(event) for _ in range(2)]
    assert [row.state for row in government] == ["confirmed", "waiting"]
    resident = sign_up(event, side=Side.RESIDENT)
    assert (resident.state, resident.in_reserved) == ("confirmed", True)
    check_counters(event)
    ReservedSeats.objects.filter(pk=kept.pk).update(release_at=timezone.now())
    mind_seats.call()
    mind_seats.call()
    assert state(government[1]) == "offered"
    check_counters(event)
    registering.sign_off(registration=resident, actor_id=None)
    check_counters(event)


def test_a_common_seat_comes_free_when_somebody_of_the_side_can_move_into_the_kept_one():
    event = make_event(capacity=2)
    keep(event, Side.RESIDENT, 1)
    first, second = (sign_up(event, side=Side.RESIDENT) for _ in range(2))
    waits = sign_up(event)
    registering.sign_off(registration=first, actor_id=None)
    second.refresh_from_db()
    assert second.in_reserved
    assert state(waits) == "offered"
    check_counters(event)
    check_nobody_waits_for_nothing(event)


def test_who_waits_for_a_kept_seat_does_not_hold_up_the_next():
    event = make_event(capacity=2)
    keep(event, Side.RESIDENT, 1)
    common, kept = sign_up(event), sign_up(event, side=Side.RESIDENT)
    outside, resident = sign_up(event, side=Side.OUTSIDE), sign_up(event, side=Side.RESIDENT)
    registering.sign_off(registration=kept, actor_id=None)
    assert (state(outside), state(resident)) == ("waiting", "offered")
    registering.sign_off(registration=common, actor_id=None)
    assert state(outside) == "offered"
    check_counters(event)


def test_an_organisation_has_its_share_the_line_counted():
    event, organisation = (
        make_event(capacity=1, per_organisation=2),
        make_organisation("Gemeente Deel"),
    )
    for _ in range(2):
        sign_up(event, organisation_id=organisation.pk)
    with pytest.raises(RegistrationRefusedError, match="al 2 mensen"):
        sign_up(event, organisation_id=organisation.pk)
    guest = Applicant(
        Side.GOVERNMENT, name="G", email="g@example.org", organisation_name="gemeente deel"
    )
    with pytest.raises(RegistrationRefusedError):
        registering.register(event=event, actor=actor_for(make_user()), applicant=guest, answers={})
    sign_up(event, organisation_id=make_organisation().pk)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"opens_at": timedelta(hours=1)}, "kan nog niet"),
        ({"closes_at": -timedelta(hours=1)}, "gesloten"),
        ({"starts_at": -timedelta(days=1)}, "al geweest"),
        ({"state": "cancelled"}, "gaat niet door"),
        ({"state": "draft"}, "niet meer online"),
        ({"registers_elsewhere": "https://elders.example"}, "site van de organisator"),
    ],
)
def test_nobody_signs_up_when_it_is_not_open(fields, sentence):
    now = timezone.now()
    given = {
        key: now + value if isinstance(value, timedelta) else value for key, value in fields.items()
    }
    event = make_event(capacity=5, **given)
    with pytest.raises(RegistrationRefusedError, match=sentence):
        sign_up(event)
    assert Seats.objects.get(event=event).taken == 0


def test_nobody_signs_off_from_what_is_over():
    event = make_event(capacity=5)
    row = sign_up(event)
    past = timezone.now() - timedelta(days=1)
    EventPage.objects.filter(pk=event.pk).update(starts_at=past, ends_at=past + timedelta(hours=1))
    with pytest.raises(RegistrationRefusedError, match="al geweest"):
        registering.sign_off(registration=row, actor_id=None)


def test_a_guest_who_made_an_account_keeps_the_place():
    event, user = make_event(capacity=1), make_user("later-lid")
    guest = Applicant(Side.RESIDENT, name="Later", email="Later-Lid@example.org")
    first = registering.register(event=event, actor=actor_for(user), applicant=guest, answers={})
    again = sign_up(event, user)
    assert (again.pk, again.user_id, again.email) == (first.pk, user.pk, "")
    check_counters(event)


def test_called_off_ends_everybody_but_who_was_there():
    event = make_event(capacity=2)
    rows = [sign_up(event) for _ in range(4)]
    registering.end_all(event)
    assert {state(row) for row in rows} == {"cancelled"}
    assert {row.ended_by for row in rows} == {EndedBy.MEETING}
    check_counters(event)


def host_and_event(**fields):
    owner = make_member(None)
    return actor_for(owner), make_event(owner, **fields)


def test_more_seats_go_down_the_line_and_fewer_than_taken_are_refused():
    host, event = host_and_event(capacity=2)
    rows = [sign_up(event) for _ in range(4)]
    with pytest.raises(RegistrationRefusedError, match="al 2 plekken weg"):
        capacity.set_capacity(event=event, actor=host, capacity=1)
    capacity.set_capacity(event=event, actor=host, capacity=3)
    assert [state(row) for row in rows] == ["confirmed", "confirmed", "offered", "waiting"]
    capacity.set_capacity(event=event, actor=host, capacity=None)
    assert state(rows[3]) == "offered"
    check_counters(event)


def test_who_has_a_seat_sits_in_what_is_kept_for_their_side():
    host, event = host_and_event(capacity=4)
    rows = [sign_up(event, side=Side.RESIDENT) for _ in range(2)]
    kept = [capacity.Kept(Side.RESIDENT, 3, timezone.now() + timedelta(days=3))]
    capacity.set_capacity(event=event, actor=host, capacity=4, reserved=kept)
    for row in rows:
        row.refresh_from_db()
        assert row.in_reserved
    assert [sign_up(event).state for _ in range(2)] == ["confirmed", "waiting"]
    check_counters(event)
    many = [capacity.Kept(Side.OUTSIDE, 2, timezone.now() + timedelta(days=3))]
    with pytest.raises(RegistrationRefusedError, match="Er zijn nog maar 1 plekken"):
        capacity.set_capacity(event=event, actor=host, capacity=4, reserved=many)
    capacity.set_capacity(event=event, actor=host, capacity=4)
    check_counters(event)
    check_nobody_waits_for_nothing(event)


def test_a_member_comes_for_the_side_of_their_organisation():
    government = make_member(make_organisation(side="government"))
    outside = make_member(make_organisation(side="non_government"))
    resident = make_member(None)
    sides = [of_member(user.pk).side for user in (government, outside, resident)]
    assert sides == [Side.GOVERNMENT, Side.OUTSIDE, Side.RESIDENT]
    assert of_member(government.pk).organisation_id == government.memberships.get().organisation_id
    assert RegistrationState.CONFIRMED == "confirmed"


def test_a_host_takes_somebody_off_and_nobody_else_does():
    host, event = host_and_event(capacity=1)
    row, waits = sign_up(event), sign_up(event)
    with pytest.raises(ValueError, match="werkplek"):
        leaving.remove(registration=row, actor=actor_for(make_user()))
    leaving.remove(registration=row, actor=host)
    row.refresh_from_db()
    assert (row.state, row.ended_by, state(waits)) == ("cancelled", EndedBy.HOST, "offered")
