"""Two dozen people ask somebody for the last place in a month: one gets it."""

import threading
from contextlib import suppress
from uuid import uuid4

import pytest
from django.db import connection
from django.utils import timezone

from people.models import Conversation, Person, RequestBudget
from people.policies.budget import NoRoomError
from people.services import budget, conversations
from people.services.conversations import Request, start
from tests.factories.conversations import make_asker
from tests.factories.people import make_person
from tests.races.threads import THREADS, at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres]


@pytest.fixture(autouse=True)
def _postgres_only():
    if connection.vendor != "postgresql":
        pytest.skip("races are run on PostgreSQL")


def ask_at_once(person: Person) -> list[object]:
    askers = [make_asker() for _ in range(THREADS)]

    def ask(number: int) -> Conversation:
        request = Request("Onderwerp", "Vraag", None, f"192.0.2.{number}")
        return start(asker=askers[number], person=person, request=request, key=uuid4())

    return at_once(ask)


def test_one_of_many_gets_the_last_place_and_the_others_are_told():
    person = make_person(monthly_budget=1)
    answers = ask_at_once(person)
    assert sum(isinstance(one, Conversation) for one in answers) == 1
    assert sum(isinstance(one, NoRoomError) for one in answers) == THREADS - 1
    assert Conversation.objects.filter(person=person).count() == 1
    assert RequestBudget.objects.get().taken == 1


def test_without_the_guard_more_than_one_gets_it(monkeypatch):
    person = make_person(monthly_budget=1)
    budget.budget_of(person, timezone.localdate())
    both_read = threading.Barrier(2, timeout=5)

    def naive(*, person: Person, today) -> RequestBudget:
        row = budget.budget_of(person, today)
        with suppress(threading.BrokenBarrierError):
            both_read.wait()
        budget.check_room(today=today, paused_until=None, taken=row.taken, allowed=row.allowed)
        RequestBudget.objects.filter(pk=row.pk).update(taken=row.taken + 1)
        return row

    monkeypatch.setattr(conversations, "take_request", naive)
    ask_at_once(person)
    assert Conversation.objects.filter(person=person).count() > 1
