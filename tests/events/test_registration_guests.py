"""Guests: a code in their mail, the same answer for all, and nothing held without it."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from alliantie.models import OutgoingMail
from alliantie.throttles import ThrottledError
from events.choices import RegistrationState, Side
from events.models import GuestCode, Registration, Seats
from events.policies import guests as rules
from events.policies.guests import WrongCodeError
from events.policies.registering import RegistrationRefusedError
from events.services import guests, registering
from events.services.applying import Applicant
from events.tasks.registration import forget_participants
from organisations.actors import actor_for
from tests.events.counting import check_counters
from tests.factories.cases import make_member, make_organisation
from tests.factories.events import make_event

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(site_home):
    return make_event(capacity=2)


def ask(event, email="gast@example.org", origin="1.1.1.1", key=None, **fields):
    given = {"name": "Gerda Gast", "side": Side.RESIDENT, **fields}
    guest = guests.Guest(email=email, origin=origin, **given)
    return guests.ask_code(key=key or uuid4(), event=event, guest=guest, answers={})


def code_for(email="gast@example.org"):
    mail = OutgoingMail.objects.filter(recipient=email, template="event_guest_code").last()
    return mail.context["code"]


def confirm(event, reference, code, origin="1.1.1.1"):
    return guests.confirm_code(event=event, reference=reference, code=code, origin=origin)


def test_a_guest_holds_nothing_until_the_code_is_typed(event):
    reference = ask(event)
    assert Seats.objects.get(event=event).taken == 0
    row = confirm(event, reference, code_for())
    assert (row.state, row.name, row.email) == ("confirmed", "Gerda Gast", "gast@example.org")
    assert not GuestCode.objects.exists()
    check_counters(event)


def test_the_code_is_nowhere_in_the_tables_but_in_the_mail(event, run_tasks, mailoutbox):
    ask(event)
    code = code_for()
    assert re.fullmatch(r"\d{6}", code)
    assert code not in str(list(GuestCode.objects.values()))
    run_tasks()
    assert code in mailoutbox[0].body
    assert not OutgoingMail.objects.exclude(context={}).exists()


def test_a_wrong_code_five_times_ends_the_code(event):
    reference = ask(event)
    right = code_for()
    wrong = "000000" if right != "000000" else "111111"
    for _ in range(rules.MOST_TRIES):
        with pytest.raises(WrongCodeError):
            confirm(event, reference, wrong)
    with pytest.raises(WrongCodeError):
        confirm(event, reference, right)
    assert Seats.objects.get(event=event).taken == 0


def test_a_code_is_worth_nothing_after_half_an_hour(event):
    reference = ask(event)
    GuestCode.objects.update(sent_at=timezone.now() - rules.CODE_VALID)
    with pytest.raises(WrongCodeError):
        confirm(event, reference, code_for())


def test_a_reference_of_another_meeting_or_of_nobody_is_a_wrong_code(event):
    reference = ask(event)
    for wrong in ((make_event(), reference), (event, uuid4())):
        with pytest.raises(WrongCodeError):
            confirm(*wrong, code_for())


def sign_up_known(event):
    member = make_member(make_organisation(), "bekend-lid")
    registering.register(
        event=event,
        actor=actor_for(member),
        applicant=Applicant(side=Side.GOVERNMENT, user_id=member.pk),
        answers={},
    )
    confirm(event, ask(event, "bekende-gast@example.org"), code_for("bekende-gast@example.org"))
    make_member(None, "heeft-account")


def test_the_same_work_and_one_mail_for_known_and_unknown_addresses(event):
    sign_up_known(event)
    counts = {}
    for name in ("onbekend", "bekend-lid", "bekende-gast", "heeft-account"):
        before = OutgoingMail.objects.count()
        with CaptureQueriesContext(
            connection,
        ) as asked:
            reference = ask(event, f"{name}@example.org", origin=name)
        assert OutgoingMail.objects.count() == before + 1
        row = Registration.objects.get(reference=reference)
        assert (row.state, hasattr(row, "code")) == ("unconfirmed", True)
        counts[name] = len(asked)
    assert len(set(counts.values())) == 1, counts


def test_who_is_signed_up_already_gets_their_link_and_no_code_works(event):
    sign_up_known(event)
    reference = ask(event, "bekende-gast@example.org")
    mail = OutgoingMail.objects.latest("pk")
    row = Registration.objects.get(email="bekende-gast@example.org", state="confirmed")
    assert (mail.template, mail.context["code"]) == ("event_guest_known", "")
    assert row.secret in mail.context["link"]
    with pytest.raises(WrongCodeError):
        confirm(event, reference, "123456")


def test_a_confirmed_address_of_an_account_signs_up_that_account(event):
    organisation = make_organisation(side="government")
    member = make_member(organisation, "stil-lid")
    row = confirm(event, ask(event, "Stil-Lid@example.org"), code_for("stil-lid@example.org"))
    assert (row.user_id, row.email, row.name) == (member.pk, "", "")
    assert (row.side, row.organisation_id) == (Side.GOVERNMENT, organisation.pk)


def test_ten_thousand_fake_guests_fill_nothing_and_are_stopped(event, monkeypatch):
    monkeypatch.setattr(rules, "CODES_PER_MEETING", 25)
    stopped = 0
    for number in range(40):
        try:
            ask(event, f"nep{number}@example.org", origin=f"10.0.0.{number}")
        except ThrottledError:
            stopped += 1
    assert stopped == 15
    assert Seats.objects.get(event=event).taken == 0
    assert confirm(
        event, Registration.objects.first().reference, code_for("nep0@example.org")
    ).state
    Registration.objects.filter(state=RegistrationState.UNCONFIRMED).update(
        registered_at=timezone.now() - timedelta(minutes=61)
    )
    forget_participants.call()
    assert Registration.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "limit"),
    [
        ("CODES_PER_ADDRESS", 2),
        ("CODES_PER_ADDRESS_HERE", 2),
        ("CODES_PER_ORIGIN", 2),
        ("CODES_OVERALL", 2),
    ],
)
def test_each_throttle_of_codes_holds(event, monkeypatch, name, limit):
    monkeypatch.setattr(rules, name, limit)
    for number in range(limit + 1):
        email = "zelfde" if name.startswith("CODES_PER_ADDRESS") else f"ander{number}"
        origin = "9.9.9.9" if name == "CODES_PER_ORIGIN" else f"9.9.9.{number}"
        if number == limit:
            with pytest.raises(ThrottledError):
                ask(event, f"{email}@example.org", origin=origin)
        else:
            ask(event, f"{email}@example.org", origin=origin)


def test_guessing_from_one_place_is_stopped(event, monkeypatch):
    monkeypatch.setattr(rules, "TRIES_PER_ORIGIN", 3)
    for _ in range(3):
        with pytest.raises(WrongCodeError):
            confirm(event, uuid4(), "123456")
    with pytest.raises(ThrottledError):
        confirm(event, uuid4(), "123456")


def test_a_form_sent_twice_mails_once(event):
    key = uuid4()
    assert ask(event, key=key) == ask(event, key=key)
    assert OutgoingMail.objects.count() == 1


def test_a_guest_is_told_when_it_is_not_open(site_home):
    closed = make_event(closes_at=timezone.now() - timedelta(hours=1))
    with pytest.raises(RegistrationRefusedError, match="gesloten"):
        ask(closed)
