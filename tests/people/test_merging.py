"""An organisation goes up in another: what people placed, asked and follow for it goes along."""

import pytest

from alliantie.visibility import VISITOR, Actor
from organisations.models import Organisation
from organisations.services import merge_into_successor
from people.models import Follow, Offer
from search.models import PendingEntry
from search.registry import key_of
from tests.factories.accounts import make_user
from tests.factories.organisations import make_member, make_organisation
from tests.factories.people import make_offer, make_person, make_question
from tests.factories.themes import make_theme

pytestmark = pytest.mark.django_db
EDITOR = Actor(user_id=None, roles=frozenset({"editor"}))


@pytest.fixture
def pair(site_home):
    new = make_organisation("Gemeente Nieuw")
    old = make_organisation("Gemeente Oud")
    return old, new


def merge(old, new):
    Organisation.objects.filter(pk=old.pk).update(successor=new)
    for _ in range(2):
        merge_into_successor(organisation=Organisation.objects.get(pk=old.pk), actor=EDITOR)


def test_offers_and_questions_go_along_and_stay_on_the_site(pair):
    old, new = pair
    person = make_person(organisation=old)
    offer = make_offer(make_theme(), person=person, organisation=old)
    question = make_question(asker=person.user, organisation=old, shown="organisation")
    PendingEntry.objects.all().delete()
    merge(old, new)
    assert list(Offer.objects.visible_to(VISITOR)) == [offer]
    assert not Offer.objects.left_behind().exists()
    for one in (offer, question):
        one.refresh_from_db()
        assert one.organisation == new
        assert PendingEntry.objects.filter(key=key_of(one)).exists()


def test_who_followed_the_one_follows_the_other_once(pair):
    old, new = pair
    both, one = make_user("beide@example.org"), make_user("een@example.org")
    for user, organisation in ((both, old), (both, new), (one, old)):
        Follow.objects.create(user=user, organisation=organisation)
    merge(old, new)
    follows = Follow.objects.order_by("user").values_list("user", "organisation")
    assert list(follows) == [(both.pk, new.pk), (one.pk, new.pk)]


def test_of_another_organisation_nothing_moves(pair):
    old, new = pair
    other = make_organisation("Gemeente Elders")
    offer = make_offer(
        make_theme(), person=make_person(user=make_member(other).user), organisation=other
    )
    merge(old, new)
    offer.refresh_from_db()
    assert offer.organisation == other
