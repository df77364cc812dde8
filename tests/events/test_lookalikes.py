"""An address that looks like that of somebody else is not theirs; a house is one place."""

from types import SimpleNamespace

import pytest

from accounts.models import User
from alliantie.models import OutgoingMail
from alliantie.throttles import ThrottledError, network_of
from events.forms.own_registration import PassOnForm
from events.forms.registration import GuestForm
from events.models import Registration
from events.policies import guests as rules
from events.services import applying
from events.services.applying import Applicant, account_of, standing_of
from tests.events.test_registration_guests import ask
from tests.factories.accounts import make_user
from tests.factories.events import make_event, make_registration

REAL, ALIKE = "jan.six@kring.example", "jan.s\u0131x@kring.example"


def blind(monkeypatch):
    """Let the database find what PostgreSQL finds: a dotless i has the same capital as an i."""
    real = User.objects.get_queryset().__class__.filter

    def filter_(self, *args, **kwargs):
        found = {
            key: value.replace("\u0131", "i") if key == "email__iexact" else value
            for key, value in kwargs.items()
        }
        return real(self, *args, **found)

    monkeypatch.setattr("django.db.models.query.QuerySet.filter", filter_)


def test_a_lookalike_finds_nobody_and_gets_nobodys_link(site_home, monkeypatch):
    blind(monkeypatch)
    event = make_event()
    member = make_user(REAL)
    assert User.objects.filter(email__iexact=ALIKE).exists()
    assert account_of(ALIKE) is None
    with pytest.raises(User.DoesNotExist):
        User.objects.get_by_natural_key(ALIKE)
    assert User.objects.get_by_natural_key(REAL.upper()) == account_of(REAL.upper()) == member
    guest = make_registration(event, email=REAL)
    assert standing_of(event, Applicant(side="resident", email=ALIKE)) is None
    assert standing_of(event, Applicant(side="resident", email=REAL.upper())) == guest
    assert applying.at_address(Registration.objects.all(), "") is None
    ask(event, ALIKE)
    mail = OutgoingMail.objects.latest("pk")
    assert (mail.template, mail.context["link"]) == ("event_guest_code", "")
    Registration.objects.filter(pk=guest.pk).update(email="Jan.Six@kring.example")
    ask(event, REAL)
    known = OutgoingMail.objects.latest("pk")
    assert (known.template, known.recipient) == ("event_guest_known", "Jan.Six@kring.example")


def guest_form(**typed):
    event = SimpleNamespace(questions=SimpleNamespace(all=list))
    data = {"name": "Jan Six", "email": REAL, "side": "resident", "key": "", **typed}
    return GuestForm(data, event=event)


def test_forms_take_plain_letters_and_no_links():
    for address in (
        ALIKE,
        "jan@gma\u0131l.example",
        "\u212aees@kring.example",
        "ren\u00e9@kring.example",
    ):
        wanted = "alleen gewone letters"
        assert wanted in str(guest_form(email=address).errors["email"])
        assert wanted in str(PassOnForm({"email": address}).errors["email"])
    assert PassOnForm({"email": REAL}).is_valid()
    assert "e-mailadres" in str(PassOnForm({"email": ""}).errors["email"])
    for name in ("Win https://kwaad.example", "kwaad.com", "jij@kwaad", "www.kwaad", "a.nl/b"):
        assert "geen link" in str(guest_form(name=name).errors["name"]), name
    for name in ("J.A. de Vries-Özil", "Drs. Jansen", "M.Nlanga", "Th.de Boer"):
        assert "name" not in guest_form(name=name).errors, name


def test_a_house_is_one_place():
    assert network_of("2001:db8:1:2:3::4") == network_of("2001:db8:1:2:ffff::1")
    assert network_of("2001:db8:1:2::1") != network_of("2001:db8:1:3::1")
    assert network_of("::ffff:192.0.2.7") == network_of("192.0.2.7") == "192.0.2.7"
    assert network_of("onbekend") == "onbekend"


def test_pages_count_by_house(client, site_home, monkeypatch):
    monkeypatch.setattr("events.services.voting.LOOKS_A_MINUTE", 2)
    got = [
        client.get("/stem/ABCDEF/", REMOTE_ADDR=f"2001:db8:1:2::{number}").status_code
        for number in range(1, 5)
    ]
    assert got[:2] == [404, 404]
    assert 404 not in got[2:]


def test_a_stranger_shuts_nobody_out_of_everything(site_home, monkeypatch):
    here, elsewhere = make_event(), make_event()
    for number in range(rules.CODES_PER_ADDRESS_HERE):
        ask(here, REAL, origin=f"10.0.0.{number}")
    with pytest.raises(ThrottledError):
        ask(here, REAL)
    ask(elsewhere, REAL)
    assert rules.CODES_PER_ORIGIN >= 100
