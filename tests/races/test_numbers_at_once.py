"""Many workers count the same month at the same moment: it is kept once."""

import pytest
from django.db import connection

from alliantie.models import AuditEntry, MonthlyNumber
from alliantie.numbers.counting import keep
from alliantie.numbers.measures import measure_of
from alliantie.numbers.spans import Month
from tests.races.threads import THREADS, at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres]


@pytest.fixture(autouse=True)
def _postgres_only():
    if connection.vendor != "postgresql":
        pytest.skip("races are run on PostgreSQL")


def test_a_month_is_kept_once_however_many_count_it():
    measure, month = measure_of("searches"), Month(2027, 3)
    answers = at_once(
        lambda n: keep(measure=measure, month=month, counted={"found": n, "nothing": 7})
    )
    assert sorted(answers) == [False] * (THREADS - 1) + [True]
    winner = answers.index(True)
    rows = MonthlyNumber.objects.order_by("part").values_list("part", "number")
    assert list(rows) == [("", winner + 7), ("found", winner), ("nothing", 7)]
    assert AuditEntry.objects.filter(action="number.count").count() == 1
