"""A question that waits is put to two people once, however many workers look; needs a real server."""

import time
from datetime import datetime

import pytest
from django.db import IntegrityError, OperationalError, connection
from django.utils import timezone

from accounts.models import Notice
from people.models import Question, RequestBudget, Routing
from people.services import routing
from tests.factories.organisations import actor_of
from tests.factories.people import make_expert, make_question
from tests.factories.themes import make_theme
from tests.races.threads import at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres]


@pytest.fixture(autouse=True)
def _postgres_only():
    if connection.vendor != "postgresql":
        pytest.skip("races are run on PostgreSQL")


@pytest.fixture
def question():
    theme = make_theme("Vogels")
    for _ in range(8):
        make_expert(theme)
    return make_question(themes=[theme])


def test_many_workers_at_once_route_once(question):
    now = timezone.localtime()
    routed = at_once(lambda _: routing._route(question, now))
    # On a slow machine one waits too long for the other; the next turn of the job sees to it.
    assert [one for one in routed if not isinstance(one, bool | OperationalError)] == []
    assert routed.count(True) == 1
    assert Routing.objects.count() == 2
    assert Notice.objects.filter(kind=routing.KIND).count() == 2
    assert sum(RequestBudget.objects.values_list("taken", flat=True)) == 2


def put_to_next(question: Question, now: datetime) -> None:
    """Ask two more; who meets another worker at the same person tries the next."""
    for _turn in range(3):
        try:
            routing._put_to_next(question, now, 2)
        except IntegrityError:
            continue
        return


def test_without_the_moment_it_is_routed_more_than_once(question):
    now = timezone.localtime()

    def naive(_: int) -> None:
        if Question.objects.filter(pk=question.pk, routed_at=None).exists():
            time.sleep(0.01)
            put_to_next(question, now)
            Question.objects.filter(pk=question.pk).update(routed_at=now)

    at_once(naive)
    assert Routing.objects.count() > 2


def test_one_click_on_two_screens_hands_on_once(question):
    routing._route(question, timezone.localtime())
    first = Routing.objects.order_by("pk")[0].person
    actor = actor_of(first.user)
    handed = at_once(lambda _: routing.hand_on(question=question, actor=actor))
    assert handed.count(True) == 1
    assert Routing.objects.count() == 3
