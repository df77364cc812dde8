"""What editors and the worker do: let through, turn down, ask to renew, clear away."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import Notice, User
from alliantie.models import AuditEntry, OutgoingMail
from organisations.choices import MembershipState
from organisations.models import Membership
from people.choices import OfferState
from people.models import Offer
from people.tasks.offers import look_after_offers
from tests.factories.accounts import make_editor, make_user
from tests.factories.organisations import make_member, make_organisation
from tests.factories.people import make_offer, make_person
from tests.factories.themes import make_theme

WAITING = "/cms/vraag-en-aanbod/"
LIST = "/cms/snippets/people/offer/"


@pytest.fixture
def theme(site_home):
    return make_theme()


@pytest.fixture
def held(theme):
    person = make_person(user=make_user("nieuw@example.org"))
    return make_offer(theme, person=person, state=OfferState.HELD, title="Van een nieuwkomer")


@pytest.fixture
def editor(client, site_home):
    user = make_editor("redactie@example.org")
    client.force_login(user)
    return user


def decide(client, offer, what="laat-door"):
    answer = client.post(f"{WAITING}{offer.pk}/", {"besluit": what})
    offer.refresh_from_db()
    return answer.status_code


def test_one_click_lets_through_and_tells_once(client, editor, held):
    assert held.title in client.get(WAITING).content.decode()
    assert decide(client, held) == 302
    decide(client, held)
    assert held.state == OfferState.OPEN
    assert Notice.objects.filter(user=held.person.user, kind="offer_decided").count() == 1
    assert (
        held.title
        not in client.get(WAITING).content.decode().split("messages")[-1].split("table")[-1]
    )
    client.logout()
    assert client.get(held.get_absolute_url()).status_code == 200


def test_turned_down_stays_off_the_site(client, editor, held):
    decide(client, held, "weiger")
    assert held.state == OfferState.CLOSED
    assert AuditEntry.objects.filter(action="offer.turn_down", actor_id=editor.pk).exists()


def test_what_a_former_member_placed_is_not_let_through(client, editor, held):
    Membership.objects.create(user=held.person.user, sector="resident", state=MembershipState.ENDED)
    decide(client, held)
    assert held.state == OfferState.HELD
    assert "doet niet meer mee" in client.get(WAITING).content.decode()


@pytest.mark.parametrize("who", ["member", "nobody", "owner"])
def test_only_editors_decide(client, held, who):
    if who == "member":
        client.force_login(make_member().user)
    if who == "owner":
        client.force_login(held.person.user)
    assert decide(client, held) in (302, 403)
    assert held.state == OfferState.HELD
    assert client.get(WAITING).status_code in (302, 403)


def test_all_are_listed_by_stand_and_no_word_is_changed(client, editor, held, theme):
    shown = make_offer(theme, title="Staat op de site")
    page = client.get(f"{LIST}?state=held").content.decode()
    assert held.title in page
    assert shown.title not in page
    assert client.get(f"{LIST}edit/{held.pk}/").status_code in (302, 403)
    assert client.get(f"{LIST}add/").status_code in (302, 403, 404)
    assert client.get(f"{LIST}inspect/{held.pk}/").status_code == 200


def in_days(days):
    return timezone.localdate() + timedelta(days=days)


def asked():
    return Notice.objects.filter(kind="offer_ends")


def test_two_weeks_before_the_end_one_question(theme):
    offer = make_offer(theme, valid_until=in_days(14))
    make_offer(theme, valid_until=in_days(15))
    for _ in range(3):
        look_after_offers.call()
    notice = asked().get()
    assert notice.user == offer.person.user
    assert notice.url == "/mijn/vraag-en-aanbod/"
    assert "Verlengen?" in notice.text
    assert OutgoingMail.objects.filter(recipient=offer.person.user.email).count() == 1


def test_after_renewing_the_next_end_is_asked_about_again(client, theme):
    offer = make_offer(theme, valid_until=in_days(3))
    look_after_offers.call()
    client.force_login(offer.person.user)
    client.post(f"/mijn/vraag-en-aanbod/{offer.pk}/verlengen/")
    look_after_offers.call()
    assert asked().count() == 1
    Offer.objects.update(valid_until=in_days(10))
    look_after_offers.call()
    assert asked().count() == 2


def test_who_may_not_be_asked_is_not(theme):
    suspended, gone = (
        make_offer(theme, valid_until=in_days(3)),
        make_offer(theme, valid_until=in_days(3)),
    )
    User.objects.filter(pk=suspended.person.user_id).update(is_active=False)
    Membership.objects.filter(user=gone.person.user).update(state=MembershipState.ENDED)
    make_offer(theme, valid_until=in_days(3), state=OfferState.MATCHED)
    make_offer(theme, valid_until=in_days(-1))
    look_after_offers.call()
    assert not asked().exists()


def test_what_somebody_left_behind_is_closed_by_the_worker(theme, run_tasks):
    organisation = make_organisation()
    person = make_person(organisation=organisation)
    for_them = make_offer(theme, person=person, organisation=organisation)
    Membership.objects.filter(user=person.user).update(state=MembershipState.ENDED)
    make_member(None, user=person.user)
    own = make_offer(theme, person=person)
    look_after_offers.call()
    look_after_offers.call()
    for_them.refresh_from_db()
    own.refresh_from_db()
    assert (for_them.state, own.state) == (OfferState.CLOSED, OfferState.OPEN)
    assert AuditEntry.objects.filter(action="offer.clear_away").count() == 1


def test_a_suspended_account_finds_its_offers_back(theme):
    offer = make_offer(theme)
    User.objects.filter(pk=offer.person.user_id).update(is_active=False)
    look_after_offers.call()
    offer.refresh_from_db()
    assert offer.state == OfferState.OPEN
