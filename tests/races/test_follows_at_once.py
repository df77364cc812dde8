"""The limit of what somebody follows holds when many buttons are pressed at once."""

import pytest
from django.db import connection

from people.models import Follow
from people.policies import following as rules
from people.services.following import follow
from tests.factories.organisations import actor_of, make_member
from tests.factories.themes import make_theme
from tests.races.threads import THREADS, at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres]


@pytest.fixture(autouse=True)
def _postgres_only():
    if connection.vendor != "postgresql":
        pytest.skip("races are run on PostgreSQL")


def test_of_many_at_once_only_as_many_as_fit(monkeypatch):
    monkeypatch.setattr(rules, "MOST", 5)
    actor = actor_of(make_member().user)
    targets = [rules.Target("theme", str(make_theme().pk)) for _ in range(THREADS)]
    answers = at_once(lambda number: follow(target=targets[number], actor=actor))
    assert Follow.objects.of(actor.user_id).count() == 5
    assert sum(isinstance(one, rules.TooManyError) for one in answers) == THREADS - 5


def test_the_same_button_many_times_at_once_follows_once():
    actor = actor_of(make_member().user)
    target = rules.Target("theme", str(make_theme().pk))
    answers = at_once(lambda _number: follow(target=target, actor=actor))
    assert answers == [None] * THREADS
    assert Follow.objects.of(actor.user_id).count() == 1
