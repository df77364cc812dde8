"""Many people ask somebody at once; nobody is asked more often than they want."""

import time

import pytest
from django.db import connection
from django.utils import timezone

from people.models import Person, RequestBudget
from people.policies.budget import NoRoomError
from people.services.budget import take_request
from tests.factories.people import make_person
from tests.races.threads import THREADS, at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres]
ALLOWED = 5


@pytest.fixture(autouse=True)
def _postgres_only():
    if connection.vendor != "postgresql":
        pytest.skip("races are run on PostgreSQL")


@pytest.mark.parametrize("allowed", [1, ALLOWED])
def test_exactly_as_many_requests_come_as_somebody_wants(allowed):
    person = make_person(monthly_budget=allowed)
    today = timezone.localdate()
    answers = at_once(lambda _: take_request(person=Person.objects.get(pk=person.pk), today=today))
    refused = [one for one in answers if isinstance(one, NoRoomError)]
    assert len(refused) == THREADS - allowed, answers
    assert sum(isinstance(one, RequestBudget) for one in answers) == allowed
    assert RequestBudget.objects.get(person=person).taken == allowed


def test_reading_first_and_writing_later_would_ask_too_often():
    person = make_person(monthly_budget=1)
    month = timezone.localdate().replace(day=1)
    RequestBudget.objects.create(person=person, month=month, allowed=1)

    def naive(_: int) -> bool:
        budget = RequestBudget.objects.get(person=person)
        if budget.taken >= budget.allowed:
            return False
        time.sleep(0.1)  # as long as a page may take
        budget.taken += 1
        budget.save(update_fields=["taken"])
        return True

    assert at_once(naive).count(True) > 1
