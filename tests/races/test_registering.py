"""Hundreds of people, forty seats, forty-eight at the same moment: every seat is given once, in order."""

import os
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier, Event
from time import sleep
from uuid import uuid4

import pytest
from django.db import connection, connections, transaction
from django.db.models import F
from django.utils import timezone

from accounts.models import User
from alliantie.models import OutgoingMail
from events.choices import RegistrationState, Side
from events.models import Registration, ReservedSeats, Seats
from events.policies.registering import RegistrationRefusedError
from events.services import capacity, changing, registering, seating
from events.services.applying import Applicant
from organisations.actors import actor_for
from tests.factories.cases import make_member
from tests.factories.events import make_event

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres]
# Three times five hundred by hand before a release: RUSH_PEOPLE=500 RUSH_TURNS=3.
PEOPLE, TURNS = int(os.environ.get("RUSH_PEOPLE", "120")), int(os.environ.get("RUSH_TURNS", "1"))
THREADS, SEATS = 48, 40


@pytest.fixture(autouse=True)
def _postgres_only(site_home):
    if connection.vendor != "postgresql":
        pytest.skip("races are run on PostgreSQL")


def rush(act, number=PEOPLE, threads=THREADS):
    """Let `threads` begin at the same moment and go on until `number` are done; give results or errors."""
    start = Barrier(threads)

    def run(mine):
        done = []
        start.wait(30)
        for one in mine:
            try:
                done.append(act(one))
            except Exception as error:  # noqa: BLE001 - the test looks at what went wrong
                done.append(error)
        connections.close_all()
        return done

    with ThreadPoolExecutor(threads) as pool:
        parts = pool.map(run, [range(begin, number, threads) for begin in range(threads)])
        return [one for part in parts for one in part]


def people(number):
    return User.objects.bulk_create(
        User(email=f"stormloper-{uuid4().hex}@example.org") for _ in range(number)
    )


def sign_up(event, user, side=Side.GOVERNMENT):
    return registering.register_once(
        key=uuid4(),
        event=event,
        actor=actor_for(user),
        applicant=Applicant(side=side, user_id=user.pk),
        answers={},
    )


def check_counters(event):
    rows = Registration.objects.filter(event=event).holding()
    assert Seats.objects.get(event=event).taken == rows.count()
    for kept in ReservedSeats.objects.filter(event=event):
        assert kept.taken == rows.filter(in_reserved=True, side=kept.side).count()


def check_nobody_waits_for_nothing(event):
    seats = Seats.objects.get(event=event)
    if Registration.objects.filter(event=event).waiting().exists():
        assert seats.taken == seats.capacity


@pytest.mark.parametrize("turn", range(TURNS))
def test_forty_get_in_and_the_rest_waits_in_order(turn):
    event, users = make_event(capacity=SEATS), people(PEOPLE)
    done = rush(lambda number: sign_up(event, users[number]))
    assert [one for one in done if isinstance(one, Exception)] == []
    assert Counter(one.state for one in done) == {"confirmed": SEATS, "waiting": PEOPLE - SEATS}
    line = Registration.objects.filter(event=event).waiting()
    assert list(line.values_list("ticket", flat=True)) == list(range(1, PEOPLE - SEATS + 1))
    assert list(line) == list(line.order_by("registered_at"))
    seated = Registration.objects.filter(event=event, state=RegistrationState.CONFIRMED)
    assert seated.latest("registered_at").registered_at < line.first().registered_at
    check_counters(event)
    recipients = list(OutgoingMail.objects.values_list("recipient", flat=True))
    assert len(recipients) == len(set(recipients))


def test_counting_first_and_saving_then_lets_too_many_in(monkeypatch):
    """The negative control: what everybody writes first overbooks."""
    event, users = make_event(capacity=SEATS), people(96)
    monkeypatch.setattr(seating, "lock", lambda event_id: Seats.objects.get(event=event_id))

    def claim(event_id, side):
        taken = Registration.objects.filter(event=event_id).holding().count()
        return taken < SEATS, False

    monkeypatch.setattr(seating, "claim", claim)
    monkeypatch.setattr(seating, "next_ticket", lambda _event_id: uuid4().int % 2_000_000_000)
    rush(lambda number: sign_up(event, users[number]), number=len(users))
    assert Registration.objects.filter(event=event).holding().count() > SEATS


def test_one_person_in_many_windows_gets_one_seat():
    event, [user] = make_event(capacity=SEATS), people(1)
    done = rush(lambda _number: sign_up(event, user), number=THREADS)
    assert {one.pk for one in done} == {Registration.objects.get(event=event).pk}
    check_counters(event)


def test_seats_kept_for_a_side_are_given_to_it_and_no_more():
    event, users = make_event(capacity=20), people(72)
    release_at = timezone.now() + timedelta(days=7)
    ReservedSeats.objects.create(event=event, side="resident", number=8, release_at=release_at)

    def act(number):
        side = Side.RESIDENT if number % 4 == 0 else Side.GOVERNMENT
        return sign_up(event, users[number], side)

    rush(act, number=len(users))
    rows = Registration.objects.filter(event=event).holding()
    assert rows.count() == 20
    assert rows.filter(side=Side.RESIDENT).count() >= 8
    check_counters(event)


def test_signing_off_while_others_sign_up_loses_no_seat():
    event, users = make_event(capacity=20), people(72)
    first = [sign_up(event, user) for user in users[:20]]

    def act(number):
        if number < 20:
            return registering.sign_off(registration=first[number], actor_id=None)
        return sign_up(event, users[number])

    done = rush(act, number=len(users))
    assert [one for one in done if isinstance(one, Exception)] == []
    check_counters(event)
    check_nobody_waits_for_nothing(event)
    assert Seats.objects.get(event=event).taken == 20


def test_nobody_is_left_at_a_meeting_that_is_called_off_in_the_same_second():
    owner = make_member(None, "gastheer")
    event, users = make_event(owner, capacity=SEATS), people(72)
    host = actor_for(owner)

    def act(number):
        if number == 20:  # among the first: who is behind it comes too late
            return changing.cancel_event(event=event, actor=host, reason="De spreker is ziek.")
        return sign_up(event, users[number])

    done = rush(act, number=len(users))
    assert not Registration.objects.filter(event=event).standing().exists()
    wrong = [one for one in done if isinstance(one, Exception)]
    assert wrong
    assert all(isinstance(one, RegistrationRefusedError) for one in wrong)
    check_counters(event)


def test_a_smaller_room_in_the_middle_of_the_rush_is_never_overfull():
    owner = make_member(None, "gastheer")
    event, users = make_event(owner, capacity=SEATS), people(96)
    host = actor_for(owner)

    def act(number):
        if number % 24 == 0:
            return capacity.set_capacity(event=event, actor=host, capacity=20 + number // 24)
        return sign_up(event, users[number])

    done = rush(act, number=len(users))
    wrong = [one for one in done if isinstance(one, Exception)]
    assert all(isinstance(one, RegistrationRefusedError) for one in wrong), wrong
    seats = Seats.objects.get(event=event)
    assert seats.taken <= seats.capacity
    check_counters(event)
    check_nobody_waits_for_nothing(event)


def test_who_stands_in_line_waits_longer_than_a_statement_may_last():
    event, in_line = make_event(capacity=SEATS), Event()

    def hold():
        with transaction.atomic():
            seating.lock(event.pk)
            in_line.set()
            sleep(1)
        connections.close_all()

    with ThreadPoolExecutor(1) as pool:
        holding = pool.submit(hold)
        in_line.wait(5)
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL statement_timeout = '200ms'")
            seating.lock(event.pk)
            cursor.execute("SHOW statement_timeout")
            assert cursor.fetchone() == ("200ms",)
        holding.result()


def test_counting_down_twice_would_be_seen():
    event, users = make_event(capacity=SEATS), people(3)
    for user in users:
        sign_up(event, user)
    Seats.objects.filter(event=event).update(taken=F("taken") - 1)
    with pytest.raises(AssertionError):
        check_counters(event)
