"""Re-uses told at the same moment close no circle and count once; needs a server with real locks."""

import time
from uuid import uuid4

import pytest
from django.db import connection

from alliantie.visibility import Actor
from cases.models import Reuse
from cases.policies.reuse import ReuseRefusedError, check_lineage
from cases.services import lineage
from tests.factories.cases import make_case, make_member, make_organisation
from tests.factories.reuses import make_told
from tests.races.threads import THREADS, at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres]


@pytest.fixture(autouse=True)
def _postgres_only():
    if connection.vendor != "postgresql":
        pytest.skip("races are run on PostgreSQL")


@pytest.fixture
def tellers(site_home):
    """Give as many cases as there are threads, each with somebody who may speak for it."""
    cases = [make_case(organisation=make_organisation()) for _ in range(THREADS)]
    return [(case, make_member(case.organisation).pk) for case in cases]


def tell(original, adapted, user_id):
    told = make_told(adapted.organisation, adapted)
    actor = Actor(
        user_id=user_id, organisation_ids=frozenset({adapted.organisation_id}), is_member=True
    )
    return lineage.tell_reuse(original=original, told=told, actor=actor, key=uuid4())


def both_ways(tellers, number):
    """Let two threads make two cases each other's origin."""
    (own, user_id), (other, _) = tellers[number], tellers[number ^ 1]
    return tell(other, own, user_id)


def circles():
    pks = Reuse.objects.shown().values_list("adapted", flat=True)
    return [pk for pk in set(pks) if pk in lineage.forebears_of(pk)]


def test_of_two_that_point_at_each_other_one_stays(tellers):
    answers = at_once(lambda number: both_ways(tellers, number))
    assert circles() == []
    assert Reuse.objects.count() == THREADS // 2
    assert sum(isinstance(answer, ReuseRefusedError) for answer in answers) == THREADS // 2


def test_a_ring_of_twenty_four_is_never_closed(tellers, monkeypatch):
    def slowly(**asked):  # between looking and keeping is where others come in
        time.sleep(0.05)
        check_lineage(**asked)

    monkeypatch.setattr(lineage, "check_lineage", slowly)

    def follow(number):
        own, user_id = tellers[number]
        return tell(tellers[number - 1][0], own, user_id)

    answers = at_once(follow)
    assert circles() == []
    assert Reuse.objects.count() == THREADS - 1
    assert sum(isinstance(answer, ReuseRefusedError) for answer in answers) == 1


def test_without_the_lock_circles_are_made(tellers, monkeypatch):
    def unlocked(original, adapted):
        forebears = lineage.forebears_of(original)
        time.sleep(0.05)
        check_lineage(original=original, adapted=adapted, forebears=forebears)

    monkeypatch.setattr(lineage, "_check_no_circle", unlocked)
    at_once(lambda number: both_ways(tellers, number))
    assert circles()


def test_colleagues_who_tell_the_same_at_once_tell_it_once(tellers):
    (original, _), (own, _) = tellers[0], tellers[1]
    users = [make_member(own.organisation).pk for _ in range(THREADS)]
    answers = at_once(lambda number: tell(original, own, users[number]))
    assert Reuse.objects.count() == 1
    assert sum(isinstance(answer, ReuseRefusedError) for answer in answers) == THREADS - 1
