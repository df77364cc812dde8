"""Two editors appoint the same person at once; one term is kept."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from alliantie.visibility import Actor
from people.models import Ambassadorship
from people.policies.ambassadors import Term
from people.policies.refusals import PeopleRefusedError
from people.services.ambassadors import Appointment, appoint
from tests.factories.people import make_person
from tests.races.threads import THREADS, at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres]


@pytest.fixture(autouse=True)
def _postgres_only():
    if connection.vendor != "postgresql":
        pytest.skip("races are run on PostgreSQL")


def test_of_overlapping_terms_at_once_one_is_kept():
    person, today = make_person(), timezone.localdate()
    actor = Actor(roles=frozenset({"editor"}))

    def make(number: int) -> Ambassadorship:
        term = Term(today + timedelta(days=number), today + timedelta(days=100))
        return appoint(person=person, appointment=Appointment(term, [], "national"), actor=actor)

    answers = at_once(make)
    assert sum(isinstance(one, PeopleRefusedError) for one in answers) == THREADS - 1, answers
    assert Ambassadorship.objects.count() == 1
