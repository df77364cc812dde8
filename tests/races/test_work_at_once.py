"""Many editors take the same work at the same moment: one gets it, the others read who."""

import pytest
from django.contrib.auth.models import Group
from django.db import connection

from alliantie.choices import Role
from alliantie.models import AuditEntry, TakenWork
from alliantie.today.policies import WorkRefusedError
from alliantie.today.sources import source_of
from alliantie.today.taking import take
from alliantie.visibility import Actor
from tests.factories.accounts import make_user
from tests.factories.reports import make_dossier
from tests.races.threads import THREADS, at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres]


@pytest.fixture(autouse=True)
def _postgres_only():
    if connection.vendor != "postgresql":
        pytest.skip("races are run on PostgreSQL")


def test_of_many_who_take_the_same_one_gets_it():
    editors, _new = Group.objects.get_or_create(name=str(Role.EDITOR.label))
    actors = []
    for number in range(THREADS):
        user = make_user(f"redactie{number}@example.org")
        user.groups.add(editors)
        actors.append(Actor(user_id=user.pk, roles=frozenset({Role.EDITOR.value})))
    report = make_dossier()
    source = source_of("melding", actors[0])
    assert source is not None
    answers = at_once(lambda n: take(source=source, key=report.pk, actor=actors[n]))
    got = [one for one in answers if isinstance(one, TakenWork)]
    refused = [one for one in answers if isinstance(one, WorkRefusedError)]
    assert (len(got), len(refused)) == (1, THREADS - 1), answers
    assert TakenWork.objects.get().taken_by_id == got[0].taken_by_id
    assert {one.sentence.partition(" heeft dit al opgepakt")[0] for one in refused} == {
        "Anna Bakker"
    }
    assert AuditEntry.objects.filter(action="work.take").count() == 1
