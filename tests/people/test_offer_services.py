"""What may be done with an offer or need is asked where it is done, whatever form or list led there."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from accounts.models import Notice
from alliantie.models import AuditEntry
from alliantie.visibility import VISITOR
from organisations.choices import MembershipState
from organisations.models import Membership
from people.choices import Direction, Level, OfferState
from people.models import Offer
from people.policies.refusals import NotYoursError, PeopleRefusedError
from people.services.offer_keeping import (
    ask_to_renew,
    clear_away,
    let_offer_through,
    turn_offer_down,
)
from people.services.offers import Wish, place_offer, renew_offer
from tests.factories.accounts import make_editor
from tests.factories.cases import actor
from tests.factories.organisations import make_member, make_organisation
from tests.factories.people import make_offer, make_person
from tests.factories.themes import make_theme


@pytest.fixture
def theme(site_home):
    return make_theme()


@pytest.fixture
def editor(site_home):
    return actor(make_editor("redactie@example.org"))


def wish(theme, **fields) -> Wish:
    given = {
        "direction": Direction.OFFER,
        "theme_id": theme.pk,
        "level": Level.CAN_DO,
        "title": "Een uur meekijken",
        "text": "",
        "valid_until": timezone.localdate() + timedelta(days=9),
    }
    return Wish(**{**given, **fields})


def test_nobody_speaks_for_an_organisation_they_do_not_work_for(theme):
    others = wish(theme, organisation_id=make_organisation().pk)
    with pytest.raises(PeopleRefusedError, match="eigen organisatie"):
        place_offer(wish=others, actor=actor(make_member().user), key=uuid4())
    assert not Offer.objects.exists()


def test_who_did_not_sign_in_places_nothing(theme):
    with pytest.raises(PeopleRefusedError):
        place_offer(wish=wish(theme), actor=VISITOR, key=uuid4())
    assert not Offer.objects.exists()


@pytest.mark.parametrize("state", [OfferState.OPEN, OfferState.CLOSED, OfferState.MATCHED])
@pytest.mark.parametrize("decide", [let_offer_through, turn_offer_down])
def test_only_what_waits_is_decided_about(theme, editor, state, decide):
    offer = make_offer(theme, state=state)
    with pytest.raises(PeopleRefusedError, match="wacht niet meer"):
        decide(offer=offer, actor=editor)
    offer.refresh_from_db()
    assert offer.state == state


@pytest.mark.parametrize("decide", [let_offer_through, turn_offer_down])
def test_only_editors_decide(theme, decide):
    offer = make_offer(theme, state=OfferState.HELD)
    with pytest.raises(NotYoursError):
        decide(offer=offer, actor=actor(offer.person.user))
    offer.refresh_from_db()
    assert offer.state == OfferState.HELD


def test_two_workers_ask_once_whether_it_still_holds(theme):
    offer = make_offer(theme, valid_until=timezone.localdate() + timedelta(days=3))
    assert [ask_to_renew(offer=offer) for _ in range(2)] == [True, False]
    assert Notice.objects.count() == 1
    assert AuditEntry.objects.filter(action="offer.ask_to_renew").count() == 1


def test_what_its_owner_still_stands_for_is_not_cleared_away(theme):
    offer = make_offer(theme)
    assert not clear_away(offer=offer)
    offer.refresh_from_db()
    assert offer.state == OfferState.OPEN


def test_what_speaks_for_an_organisation_is_not_renewed_after_leaving_it(theme):
    organisation = make_organisation()
    offer = make_offer(
        theme, person=make_person(organisation=organisation), organisation=organisation
    )
    Membership.objects.update(state=MembershipState.ENDED)
    make_member(None, user=offer.person.user)
    with pytest.raises(PeopleRefusedError, match="eigen organisatie"):
        renew_offer(offer=offer, actor=actor(offer.person.user))
