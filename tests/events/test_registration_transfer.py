"""A seat goes to a colleague and is free at no moment."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alliantie.models import OutgoingMail
from alliantie.throttles import ThrottledError
from events.choices import EndedBy, EventState, Side
from events.models import EventPage, Registration, Seats, Transfer
from events.policies import transferring as rules
from events.policies.registering import RegistrationRefusedError
from events.services import transferring
from events.services.transferring import Taker
from tests.events.counting import check_counters
from tests.events.test_registration_seats import keep, sign_up, state
from tests.factories.cases import make_member, make_organisation, make_user
from tests.factories.events import make_event

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(site_home):
    return make_event(capacity=1)


def ask(row, email="collega@example.org"):
    return transferring.ask_colleague(registration=row, email=email, actor_id=None)


GUEST = Taker(name="Carla Collega", side=Side.GOVERNMENT)


def test_the_colleague_has_the_seat_and_who_waits_still_waits(event):
    row, waits = sign_up(event), sign_up(event)
    new = transferring.accept(transfer=ask(row), taker=GUEST)
    row.refresh_from_db()
    assert (row.state, row.ended_by) == ("cancelled", EndedBy.TRANSFERRED)
    assert (new.state, new.email, state(waits)) == ("confirmed", "collega@example.org", "waiting")
    assert Seats.objects.get(event=event).taken == 1
    check_counters(event)
    with pytest.raises(RegistrationRefusedError, match="werkt niet meer"):
        transferring.accept(transfer=Transfer(pk=1, registration=row), taker=GUEST)


def test_only_the_last_link_works_and_not_for_ever(event):
    row = sign_up(event)
    first, second = ask(row), ask(row, "ander@example.org")
    with pytest.raises(RegistrationRefusedError):
        transferring.accept(transfer=first, taker=GUEST)
    Transfer.objects.update(asked_at=timezone.now() - rules.VALID)
    with pytest.raises(RegistrationRefusedError):
        transferring.accept(transfer=second, taker=GUEST)
    assert OutgoingMail.objects.filter(template="event_transfer").count() == 2


def test_a_kept_seat_goes_to_the_same_side_only(site_home):
    event = make_event(capacity=2)
    keep(event, Side.RESIDENT, 1)
    row = sign_up(event, side=Side.RESIDENT)
    asked = ask(row)
    with pytest.raises(RegistrationRefusedError, match="andere groep"):
        transferring.accept(transfer=asked, taker=GUEST)
    new = transferring.accept(transfer=asked, taker=Taker(name="I", side=Side.RESIDENT))
    assert new.in_reserved
    check_counters(event)


def test_who_waits_leaves_the_line_and_who_has_a_seat_is_refused(event):
    colleague = make_member(make_organisation(), "collega")
    row, waits = sign_up(event), sign_up(event, colleague)
    new = transferring.accept(transfer=ask(row), taker=Taker(user_id=colleague.pk))
    assert (state(waits), new.user_id) == ("cancelled", colleague.pk)
    check_counters(event)
    event.seats.refresh_from_db()
    Seats.objects.filter(event=event).update(capacity=2)
    other = sign_up(event)
    with pytest.raises(RegistrationRefusedError, match="al een plek"):
        transferring.accept(transfer=ask(other), taker=Taker(user_id=colleague.pk))


def test_an_address_of_an_account_gives_the_seat_to_the_account(event):
    user = make_user("collega")
    new = transferring.accept(transfer=ask(sign_up(event)), taker=GUEST)
    assert (new.user_id, new.email) == (user.pk, "")


def test_what_one_does_not_have_cannot_be_given(event):
    sign_up(event)
    with pytest.raises(RegistrationRefusedError, match="zelf hebt"):
        ask(sign_up(event))


def test_to_oneself_it_is_not_given(event):
    user = make_user("ikzelf")
    with pytest.raises(RegistrationRefusedError, match="eigen adres"):
        ask(sign_up(event, user), "Ikzelf@example.org")


def test_it_is_not_asked_endlessly(event):
    row = sign_up(event)
    for number in range(rules.ASKS_A_DAY):
        ask(row, f"collega{number}@example.org")
    with pytest.raises(ThrottledError):
        ask(row, "nog-een@example.org")


def test_nothing_is_taken_over_of_what_does_not_go_on_or_began(event):
    row = sign_up(event)
    asked = ask(row)
    EventPage.objects.filter(pk=event.pk).update(state=EventState.CANCELLED)
    with pytest.raises(RegistrationRefusedError, match="gaat niet door"):
        transferring.accept(transfer=asked, taker=GUEST)
    now = timezone.now()
    EventPage.objects.filter(pk=event.pk).update(
        state=EventState.PLANNED, starts_at=now, ends_at=now + timedelta(hours=1)
    )
    with pytest.raises(RegistrationRefusedError, match="begonnen"):
        transferring.accept(transfer=asked, taker=GUEST)
    assert Registration.objects.get(event=event).state == "confirmed"
