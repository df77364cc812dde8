"""Many editors look at one thing, or trust one author, at the same moment: one decides."""

import pytest
from django.db import connection

from accounts.models import Trust
from accounts.policies.trust import TrustRefusedError
from accounts.services.trust import give_trust
from alliantie.choices import Role
from alliantie.models import AuditEntry
from alliantie.visibility import Actor
from cases.models import AfterCheck
from cases.policies.writing import WritingRefusedError
from cases.services import afterwards
from cases.services.at_once import note_published
from tests.factories.cases import make_case, make_user
from tests.races.threads import THREADS, at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres]


@pytest.fixture(autouse=True)
def _postgres_only():
    if connection.vendor != "postgresql":
        pytest.skip("races are run on PostgreSQL")


def refused(answers: list[object]) -> int:
    return sum(isinstance(one, TrustRefusedError | WritingRefusedError) for one in answers)


def test_of_many_editors_one_decides(site_home):
    author = make_user("schrijver")
    editors = [
        Actor(user_id=make_user(f"redactie{number}").pk, roles=frozenset({Role.EDITOR.value}))
        for number in range(THREADS)
    ]
    given = at_once(lambda n: give_trust(user=author, actor=editors[n]))
    assert refused(given) == THREADS - 1, given
    assert Trust.objects.count() == 1
    assert AuditEntry.objects.filter(action="trust.give").count() == 1
    case = make_case(owner=author)
    check = note_published(page=case, user_id=author.pk)
    version = afterwards.version_of(check)

    def decide(number: int) -> None:
        if number % 2:
            afterwards.note_checked(check=check, actor=editors[number], version=version)
        else:
            afterwards.take_off(
                check=check, actor=editors[number], version=version, reason="Reclame."
            )

    answers = at_once(decide)
    assert refused(answers) == THREADS - 1, answers
    case.refresh_from_db()
    assert AfterCheck.objects.get().is_taken_offline is not case.live
