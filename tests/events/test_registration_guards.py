"""Guards of registration that no other test would miss: who counts, who is known, what goes along."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from alliantie.throttles import ThrottledError
from events.models import (
    Answer,
    BoxQuestion,
    EventPage,
    Registration,
    RegistrationQuestion,
    Seats,
    Transfer,
)
from events.policies import transferring as passing
from events.policies.box import IN_AN_HOUR, check_may_ask
from events.policies.hosting import EventRefusedError, NotYourMeetingError
from events.policies.registering import RegistrationRefusedError, check_capacity, check_not_over
from events.services import (
    capacity,
    host_mail,
    leaving,
    questions,
    registering,
    retention,
    transferring,
)
from events.services.applying import Applicant, account_of, check_share, of_member
from events.services.guests import forget_unconfirmed
from organisations.actors import actor_for
from organisations.choices import MembershipState
from organisations.models import Membership
from tests.events.test_registration_guests import ask, code_for, confirm
from tests.events.test_registration_seats import sign_up, state
from tests.factories.cases import make_member, make_organisation, make_user
from tests.factories.events import make_event, make_registration


@pytest.mark.parametrize(
    ("number", "taken", "general", "reserved", "refusal"),
    [
        (None, 0, 0, 1, "als je zegt hoeveel"),
        (3, 4, 4, 0, "al 4 plekken"),
        (3, 0, 0, 4, "meer plekken vrij dan"),
        (3, 2, 2, 2, "nog maar 1"),
        (3, 3, 3, 0, ""),
        (3, 1, 1, 2, ""),
    ],
)
def test_fewer_seats_than_taken_or_kept_are_refused(number, taken, general, reserved, refusal):
    if not refusal:
        check_capacity(number, taken=taken, general=general, reserved=reserved)
        return
    with pytest.raises(RegistrationRefusedError, match=refusal):
        check_capacity(number, taken=taken, general=general, reserved=reserved)


def test_who_was_there_or_not_changes_nothing_and_who_left_asks_nothing():
    later = timezone.now() + timedelta(hours=1)
    for over in ("attended", "no_show"):
        with pytest.raises(RegistrationRefusedError, match="al geweest"):
            check_not_over(over, later, timezone.now())
    check_not_over("confirmed", later, timezone.now())
    for nobody in ("cancelled", "no_show"):
        with pytest.raises(RegistrationRefusedError, match="bent aangemeld"):
            check_may_ask(nobody)
    for one in ("waiting", "offered", "confirmed"):
        check_may_ask(one)


@pytest.mark.django_db
def test_what_is_off_the_site_or_of_another_meeting_is_not_there(site_home):
    event, other = make_event(capacity=3), make_event()
    foreign = RegistrationQuestion.objects.create(event=other, text="?", purpose="prepare")
    user = make_user()
    registering.register(
        event=event,
        actor=actor_for(user),
        applicant=Applicant(side="resident", user_id=user.pk),
        answers={foreign.pk: "Ja"},
    )
    assert not Answer.objects.exists()
    EventPage.objects.filter(pk=event.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    with pytest.raises(RegistrationRefusedError, match="niet meer online"):
        sign_up(event)


@pytest.mark.django_db
def test_only_todays_memberships_and_accounts_that_work_count(site_home):
    organisation = make_organisation(side="government")
    former = make_member(organisation, "oud-lid", state=MembershipState.ENDED)
    assert of_member(former.pk).organisation_id is None
    Membership.objects.filter(user=former).update(state=MembershipState.ACTIVE)
    assert of_member(former.pk).organisation_id == organisation.pk
    assert account_of("Oud-Lid@example.org") == former
    former.is_active = False
    former.save()
    assert account_of("oud-lid@example.org") is None


@pytest.mark.django_db
def test_the_share_of_an_organisation_counts_who_stands_and_not_who_gives_the_seat(site_home):
    event = make_event(per_organisation=1, capacity=9)
    applicant = Applicant(side="government", organisation_name="Gemeente Deel")
    for gone in ("cancelled", "unconfirmed"):
        make_registration(event, state=gone, organisation_name="gemeente deel")
    check_share(event, applicant)
    row = make_registration(event, organisation_name="gemeente deel")
    check_share(event, applicant, apart_from=row.pk)
    with pytest.raises(RegistrationRefusedError, match="al 1 persoon"):
        check_share(event, applicant)
    given = {"name": "C", "organisation_name": "Gemeente Deel", "side": "government"}
    other = make_registration(event, organisation_name="Elders")
    transfer = transferring.ask_colleague(registration=other, email="c@example.org", actor_id=None)
    with pytest.raises(RegistrationRefusedError, match="al 1 persoon"):
        transferring.accept(transfer=transfer, taker=transferring.Taker(**given))
    asked = ask(event, organisation_name="Gemeente Deel")
    with pytest.raises(RegistrationRefusedError, match="al 1 persoon"):
        confirm(event, asked, code_for())


@pytest.mark.django_db
def test_a_guest_who_asked_twice_has_one_place_and_a_fresh_question_is_kept(site_home):
    event = make_event(capacity=3)
    first, code = ask(event), code_for()
    second, again = ask(event), code_for()
    kept = confirm(event, first, code)
    assert confirm(event, second, again).pk == kept.pk
    assert Registration.objects.filter(event=event).count() == 1
    ask(event, "nieuw@example.org")
    old = timezone.now() - timedelta(hours=2)
    Registration.objects.filter(pk=kept.pk).update(registered_at=old)
    assert forget_unconfirmed() == 0
    assert Registration.objects.filter(event=event).count() == 2


@pytest.mark.django_db
def test_nothing_hangs_on_a_place_that_ended(site_home):
    event = make_event(capacity=2)
    row, other = sign_up(event), sign_up(event)
    waits = sign_up(event)
    links = [
        transferring.ask_colleague(registration=one, email=f"c{n}@example.org", actor_id=None)
        for n, one in enumerate((row, other))
    ]
    make_registration(event, state="unconfirmed", email="half@example.org")
    leaving.sign_off(registration=row, actor_id=None)
    leaving.sign_off(registration=row, actor_id=None)
    assert set(Transfer.objects.values_list("pk", flat=True)) == {links[1].pk}
    assert (state(waits), Seats.objects.get(event=event).taken) == ("offered", 2)
    old = (other.secret, other.door_secret)
    retention.erase_rows([other.pk], timezone.now())
    assert not Transfer.objects.exists()
    assert state(other) == "confirmed"
    other.refresh_from_db()
    assert not {other.secret, other.door_secret} & set(old)
    transferring.ask_colleague(registration=other, email="d@example.org", actor_id=None)
    leaving.end_all(event)
    assert not Transfer.objects.exists()
    assert not Registration.objects.filter(state="unconfirmed").exists()


@pytest.mark.django_db
def test_one_address_is_not_asked_by_everybody_nor_the_box_filled(site_home):
    rows = [sign_up(make_event()) for _ in range(passing.ASKS_PER_ADDRESS + 1)]
    for row in rows[:-1]:
        transferring.ask_colleague(registration=row, email="zelfde@example.org", actor_id=None)
    with pytest.raises(ThrottledError):
        transferring.ask_colleague(registration=rows[-1], email="zelfde@example.org", actor_id=None)
    for number in range(IN_AN_HOUR):
        questions.ask_beforehand(registration=rows[0], text=f"Vraag {number}?")
    with pytest.raises(ThrottledError):
        questions.ask_beforehand(registration=rows[0], text="Nog een?")
    with pytest.raises(NotYourMeetingError):
        questions.mark_answered(
            question=BoxQuestion.objects.first(), actor=actor_for(make_user()), is_answered=True
        )


@pytest.mark.django_db
def test_who_is_suspended_gets_no_mail_of_the_host(site_home):
    host, user = make_member(make_organisation()), make_user()
    event = make_event(host)
    sign_up(event, user)
    user.is_active = False
    user.save()
    letter = host_mail.Letter("all", "Hoi", "Dag")
    with pytest.raises(EventRefusedError, match="niemand"):
        host_mail.send(key=uuid4(), event=event, actor=actor_for(host), letter=letter)
    with pytest.raises(NotYourMeetingError):
        capacity.set_capacity(event=event, actor=actor_for(make_user("vreemd")), capacity=9)
