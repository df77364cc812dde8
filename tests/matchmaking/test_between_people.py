"""Who is matched with whom, on what both may read and nothing else."""

import pytest

from alliantie.visibility import Actor
from matchmaking.choices import MatchKind
from matchmaking.facts.reading import read_site
from matchmaking.models import Match
from matchmaking.policies.fairness import MANY, MOST_SHARE, most_share
from matchmaking.presenting.reasons import told
from matchmaking.services.fairness import fairly
from matchmaking.services.pairing.base import Pair
from matchmaking.services.pairing.every import Every
from organisations.models import Membership
from people.choices import Direction, Level, NameShown
from people.models import Question
from search.registry import key_of
from tests.factories.cases import make_case
from tests.factories.matching_world import make_small
from tests.factories.people import make_expert, make_offer, make_person, make_question

MEMBER = Actor(is_member=True)


@pytest.fixture
def small(site_home):
    return make_small()


def pairs(kind: MatchKind) -> dict[str, dict[str, str]]:
    """Give per person whom they are matched with, and over what; nothing is kept."""
    every = Every.of(read_site())
    (pairing,) = [one for one in every.between_people() if one.kind == kind]
    return {
        source: {pair.key: pair.about for pair in found}
        for source in pairing.sources()
        if (found := pairing.pairs(source))
    }


def test_offer_meets_need_by_level_and_never_a_colleague(small):
    asks = make_person("Anna Vraagt", organisation=small.one)
    offers = make_person("Bert Biedt", organisation=small.other)
    colleague = make_person("Carla Collega", organisation=small.one)
    need = make_offer(
        person=asks, theme=small.theme, direction=Direction.NEED, level=Level.WANTS_TO_LEARN
    )
    offer = make_offer(
        person=offers, theme=small.theme, direction=Direction.OFFER, level=Level.CAN_EXPLAIN
    )
    make_offer(
        person=colleague, theme=small.theme, direction=Direction.OFFER, level=Level.CAN_EXPLAIN
    )
    learner = make_expert(small.theme, level=Level.WANTS_TO_LEARN, name="Daan Leert")
    found = pairs(MatchKind.OFFER_NEED)
    assert found[key_of(asks)][key_of(offers)] == key_of(offer)
    assert found[key_of(offers)][key_of(asks)] == key_of(need)
    assert key_of(colleague) not in found[key_of(asks)]
    assert key_of(offers) in found[key_of(learner)], "who wants to learn says so on a profile too"
    assert key_of(asks) not in found[key_of(learner)], "two who both ask do not help each other"
    asked = f"Jij zoekt hulp bij {small.theme}. De ander kan helpen."
    helps = f"De ander zoekt hulp bij {small.theme}. Jij kunt helpen."
    for one, other, mine, theirs, said in (
        (asks, offers, need, offer, asked),
        (offers, asks, offer, need, helps),
        (learner, offers, learner, offer, asked),
        (offers, learner, offer, learner, helps),
        (learner, asks, learner, need, ""),
    ):
        reason = {"kind": "offer", "here": key_of(mine), "there": key_of(theirs)}
        match = Match(
            pk=1,
            kind=MatchKind.OFFER_NEED,
            source=key_of(one),
            target=key_of(other),
            reasons=[reason | {"about": key_of(small.theme)}],
        )
        heard = [one.text for one in told([match], MEMBER).get(1, [])]
        assert heard == ([said] if said else [])


def test_who_did_it_before_is_found_through_workplaces_that_are_shown(small):
    teller = make_person("Tessa Vertelt", organisation=small.other)
    Membership.objects.filter(user=teller.user).update(is_shown=True)
    small.theirs.contact = teller.user
    small.theirs.save()
    seeker = make_person("Sem Zoekt", organisation=small.one)
    assert key_of(seeker) not in pairs(MatchKind.DID_BEFORE), "where Sem works is not shown"
    Membership.objects.filter(user=seeker.user).update(is_shown=True)
    assert pairs(MatchKind.DID_BEFORE)[key_of(seeker)] == {key_of(teller): key_of(small.theirs)}
    Membership.objects.filter(user=teller.user).update(is_shown=False)
    assert key_of(seeker) not in pairs(MatchKind.DID_BEFORE), "nor is a contact who is not named"


@pytest.mark.parametrize("shown", [NameShown.ORGANISATION, NameShown.HIDDEN])
def test_question_without_a_name_is_matched_with_nobody(small, shown):
    asker = make_person("Ada Vraagt")
    question = make_question("Hoe toets je een algoritme?", asker=asker.user, themes=[small.theme])
    assert pairs(MatchKind.ADVISOR)[key_of(asker)] == {key_of(small.expert): key_of(question)}
    Question.objects.update(shown=shown)
    assert key_of(asker) not in pairs(MatchKind.ADVISOR)


def test_what_only_members_may_read_is_no_fact(small):
    hidden = make_case("Algoritmeregister achter slot", organisation=small.one, audience="members")
    assert key_of(hidden) not in read_site().sheets


def test_nobody_has_more_than_their_share_where_many_share(small):
    site = read_site()
    popular = [Pair(f"lezer:{number}", "zaak:0", 9.0, (), owner="huis:0") for number in range(80)]
    lists = {
        one.source: [
            one,
            *(Pair(one.source, f"zaak:{n}", 1.0 / n, (), owner=f"huis:{n}") for n in range(1, 41)),
        ]
        for one in popular
    }
    for one in lists:
        site.sheets[one] = site.sheets[key_of(small.own)]
    given = fairly(lists, site, kept=5)
    total = sum(map(len, given.values()))
    most = sum(pair.owner == "huis:0" for found in given.values() for pair in found)
    assert total >= 80 * 4
    assert 0 < most <= MOST_SHARE * total
    assert most_share(MANY - 1) == 1.0
