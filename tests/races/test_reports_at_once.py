"""Many report the same thing at the same moment, and many decide: one dossier, one decision."""

from uuid import uuid4

import pytest
from django.contrib.auth.models import Group
from django.db import connection

from alliantie.choices import Role
from alliantie.reportable import kind_of
from alliantie.visibility import Actor
from reports.models import Dossier, Report
from reports.policies.refusals import AlreadyReportedError, ReportRefusedError
from reports.services.judging import Decision, decide
from reports.services.reporting import Telling, report
from tests.factories.accounts import make_user
from tests.factories.people import make_question
from tests.races.threads import THREADS, at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres]


@pytest.fixture(autouse=True)
def _postgres_only():
    if connection.vendor != "postgresql":
        pytest.skip("races are run on PostgreSQL")


def test_many_reports_at_once_are_one_dossier_and_one_decision_holds():
    question, kind = make_question(), kind_of("vraag")
    users = [make_user(f"melder{number}@example.org") for number in range(THREADS // 2)]
    told = {"kind": kind, "thing": question, "telling": Telling("kwetsend", "")}

    def tell(number: int):
        actor = Actor(user_id=users[number // 2].pk)  # each twice, from two windows
        return report(**told, actor=actor, origin=f"192.0.2.{number}", key=uuid4())

    answers = at_once(tell)
    refused = [one for one in answers if isinstance(one, AlreadyReportedError)]
    assert len(refused) == THREADS // 2, answers
    assert (Dossier.objects.count(), Report.objects.count()) == (1, THREADS // 2)
    editors, _new = Group.objects.get_or_create(name=str(Role.EDITOR.label))
    dossier = Dossier.objects.get()
    for user in users:
        user.groups.add(editors)

    def judge(number: int):
        actor = Actor(user_id=users[number // 2].pk, roles=frozenset({Role.EDITOR.value}))
        verdict = "verberg" if number % 2 else "laat-staan"
        return decide(dossier=dossier, decision=Decision(verdict, "x"), actor=actor, key=uuid4())

    answers = at_once(judge)
    assert len([one for one in answers if one is None]) == 1, answers
    assert len([one for one in answers if isinstance(one, ReportRefusedError)]) == THREADS - 1
