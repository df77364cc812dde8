"""The line after closing time, at the door, at the start, and when the meeting moves."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse

from alliantie.models import OutgoingMail
from events.choices import EndedBy, Side
from events.models import EventPage, Registration, ReservedSeats, Seats
from events.policies.offering import cut_short
from events.policies.registering import RegistrationRefusedError
from events.presenting.own_registrations import own_list
from events.presenting.registration import own_of
from events.services import attendance, changing, registering
from events.tasks.registration import mind_seats
from organisations.actors import actor_for
from tests.events.counting import check_counters
from tests.events.test_registration_seats import keep, sign_up, state
from tests.factories.cases import make_member, make_organisation
from tests.factories.events import make_event

NOON = datetime(2026, 11, 10, 11, 0, tzinfo=UTC)  # 12:00 in the Netherlands


def fresh(row):
    return Registration.objects.select_related("event").get(pk=row.pk)


@pytest.mark.django_db
def test_who_waits_is_offered_a_seat_until_the_start_also_when_registration_closed(site_home):
    with time_machine.travel(NOON, tick=False) as clock:
        user = make_member(make_organisation())
        starts_at = NOON + timedelta(hours=26)
        event = make_event(capacity=1, starts_at=starts_at, closes_at=NOON + timedelta(hours=1))
        seated, first, second = sign_up(event), sign_up(event), sign_up(event, user)
        clock.move_to(NOON + timedelta(hours=2))
        registering.sign_off(registration=seated, actor_id=None)
        assert state(first) == "offered"
        with pytest.raises(RegistrationRefusedError, match="gesloten"):
            sign_up(event)
        registering.take_offer(registration=first, actor_id=None)
        assert state(first) == "confirmed"
        clock.move_to(starts_at - timedelta(hours=1))
        assert not own_of(fresh(second)).may_take
        registering.sign_off(registration=first, actor_id=None)
        assert (state(second), own_of(fresh(second)).may_take) == ("waiting", True)
        assert [own.may_take for own in own_list(actor_for(user))[1]] == [True]
        clock.move_to(starts_at)
        assert not own_of(fresh(second)).may_take
        with pytest.raises(RegistrationRefusedError, match="aan de deur"):
            registering.take_offer(registration=second, actor_id=None)
        check_counters(event)


@pytest.mark.django_db
def test_who_comes_new_in_the_last_hour_goes_behind_who_waits_for_the_same_seats(site_home):
    with time_machine.travel(NOON, tick=False):
        event = make_event(capacity=2, starts_at=NOON + timedelta(hours=1))
        keep(event, Side.RESIDENT, 1)
        seated, waits = sign_up(event), sign_up(event)
        registering.sign_off(registration=seated, actor_id=None)
        late, resident = sign_up(event), sign_up(event, side=Side.RESIDENT)
        assert (late.state, resident.state) == ("waiting", "confirmed")
        registering.take_offer(registration=late, actor_id=None)
        assert (state(late), state(waits)) == ("confirmed", "waiting")
        with pytest.raises(RegistrationRefusedError, match="geen vrije plek"):
            registering.take_offer(registration=waits, actor_id=None)
        check_counters(event)


@pytest.mark.django_db
def test_at_the_door_who_waits_gets_a_free_seat_and_who_got_none_is_told_once(
    site_home, client, run_tasks
):
    owner = make_member(None)
    host = actor_for(owner)
    with time_machine.travel(NOON, tick=False) as clock:
        starts_at = NOON + timedelta(hours=1)
        event = make_event(owner, capacity=1, starts_at=starts_at)
        seated, first, second = (sign_up(event) for _ in range(3))
        with pytest.raises(RegistrationRefusedError, match="geen vrije plek"):
            attendance.check_in(registration=first, actor=host)
        registering.sign_off(registration=seated, actor_id=None)
        client.force_login(owner)
        page = client.get(reverse("host:attendance", args=[event.slug])).content.decode()
        let_in = reverse("host:let_in", args=[event.slug, first.reference])
        assert let_in in page
        client.post(let_in)
        assert state(first) == "attended"
        check_counters(event)
        mail = OutgoingMail.objects.filter(template="event_no_seat")
        mind_seats.call()
        assert not mail.exists()
        clock.move_to(starts_at)
        for _ in range(2):
            mind_seats.call()
        assert mail.get().recipient == second.user.email
        assert own_of(fresh(second)).sentence == "Er kwam geen plek vrij."


def move(event, by, **more):
    event.refresh_from_db()
    changes = {"starts_at": event.starts_at + by, "ends_at": event.ends_at + by, **more}
    changing.change_practical(event=event, actor=actor_for(event.owner), changes=changes)
    event.refresh_from_db()


@pytest.mark.django_db
@time_machine.travel(NOON, tick=False)
def test_a_moved_meeting_takes_its_moments_along(site_home):
    starts_at, day = NOON + timedelta(days=14), timedelta(days=1)
    event = make_event(starts_at=starts_at, closes_at=starts_at - day, opens_at=NOON - day)
    kept, released = keep(event, Side.RESIDENT, 1), keep(event, Side.OUTSIDE, 1)
    ReservedSeats.objects.filter(pk=released.pk).update(released_at=NOON)
    move(event, 7 * day)
    assert (event.opens_at, event.closes_at) == (NOON - day, starts_at + 6 * day)
    moved = dict(event.reserved.values_list("side", "release_at"))
    assert moved == {"resident": kept.release_at + 7 * day, "outside": released.release_at}
    chosen = NOON + 3 * day
    move(event, -2 * day, closes_at=chosen)
    assert event.closes_at == chosen
    EventPage.objects.filter(pk=event.pk).update(opens_at=NOON + day)
    move(event, day)
    assert event.opens_at == NOON + 2 * day


@pytest.mark.django_db
def test_an_offer_does_not_outlast_a_meeting_that_is_moved(site_home, run_tasks):
    with time_machine.travel(NOON, tick=False) as clock:
        event = make_event(capacity=1, starts_at=NOON + timedelta(days=14))
        seated, waits = sign_up(event), sign_up(event)
        registering.sign_off(registration=seated, actor_id=None)
        assert fresh(waits).offered_until == NOON + timedelta(days=1)
        soon = NOON + timedelta(hours=3)
        move(event, soon - event.starts_at)
        assert fresh(waits).offered_until == event.starts_at == soon
        late = NOON + timedelta(days=9)
        Registration.objects.filter(pk=waits.pk).update(offered_until=late)
        clock.move_to(event.ends_at)
        with pytest.raises(RegistrationRefusedError, match="al geweest"):
            registering.take_offer(registration=waits, actor_id=None)
        mind_seats.call()
        waits.refresh_from_db()
        assert (waits.state, waits.ended_by) == ("cancelled", EndedBy.EXPIRED)
        assert not OutgoingMail.objects.filter(template="event_expired").exists()
        assert Seats.objects.get(event=event).taken == 0


def test_a_cut_offer_ends_by_day_while_that_is_still_to_come():
    until, zone = NOON + timedelta(days=1), "Europe/Amsterdam"
    night = datetime(2026, 11, 10, 22, 0, tzinfo=UTC)
    evening = datetime(2026, 11, 10, 19, 0, tzinfo=UTC)
    assert cut_short(until, NOON, starts_at=night, zone=zone) == evening
    assert cut_short(until, evening, starts_at=night, zone=zone) == night
    assert cut_short(NOON, NOON, starts_at=night, zone=zone) == NOON
