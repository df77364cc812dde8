"""Many workers go round at the same moment, and an author answers meanwhile."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from alliantie.choices import ReviewStep
from alliantie.freshness.answering import answer_review
from alliantie.freshness.asking import look_round
from alliantie.freshness.policies import Answer, ReviewRefusedError
from alliantie.models import OutgoingMail, Review, ReviewLetter
from cases.choices import Standing
from cases.models import CasePage
from tests.factories.cases import make_case, make_member, make_organisation
from tests.factories.organisations import actor_of
from tests.races.threads import at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres]
NOW = timezone.now()


@pytest.fixture(autouse=True)
def _postgres_only():
    if connection.vendor != "postgresql":
        pytest.skip("races are run on PostgreSQL")


def test_one_mail_of_many_workers_and_an_answer_wins(site_home):
    organisation = make_organisation()
    author = make_member(organisation, "auteur")
    case = make_case("Bel eerst", owner=author, organisation=organisation)
    long_ago = NOW - timedelta(days=1100)
    CasePage.objects.update(first_published_at=long_ago, last_published_at=long_ago)
    assert set(at_once(lambda _n: look_round(NOW))) == {None}
    assert [one.step for one in Review.objects.filter(kind="praktijkvoorbeeld")] == ["asked"]
    assert OutgoingMail.objects.filter(template="review").count() == 1
    # Due to be shown to readers just when its author says that it holds.
    Review.objects.update(step=ReviewStep.REMINDED, moved_at=NOW - timedelta(days=99))
    ReviewLetter.objects.all().delete()
    actor = actor_of(author)

    def act(number: int) -> None:
        if number % 3:
            look_round(NOW)
        else:
            answer_review(name="praktijkvoorbeeld", key=case.pk, answer=Answer.HOLDS, actor=actor)

    wrong = [
        one for one in at_once(act) if one is not None and not isinstance(one, ReviewRefusedError)
    ]
    assert wrong == []
    case.refresh_from_db()
    assert case.standing == Standing.CURRENT
    assert not Review.objects.filter(key=case.pk).exists()
