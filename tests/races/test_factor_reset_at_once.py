"""Two administrators confirm while the person stops it: it is decided once, one way."""

import pytest
from django.db import connection

from accounts.choices import ResetState
from accounts.models import FactorReset
from accounts.policies import AccountRuleError
from accounts.services import second_factor
from alliantie.models import OutgoingMail
from tests.accounts.test_factor_reset import WHY, give_factor, make_admin
from tests.factories.accounts import make_user
from tests.factories.organisations import actor_of
from tests.races.threads import THREADS, at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres]


@pytest.fixture(autouse=True)
def _postgres_only():
    if connection.vendor != "postgresql":
        pytest.skip("races are run on PostgreSQL")


def test_a_factor_is_taken_away_once_or_not_at_all():
    lost = make_user("kwijt@example.org", first_name="Karin")
    give_factor(lost)
    first, second, third = (make_admin(name) for name in ("eerste", "tweede", "derde"))
    reset = second_factor.ask_reset(user=lost, reason=WHY, actor=actor_of(first))
    token = second_factor.stop_token(reset)
    actors = [actor_of(second), actor_of(third)]

    def act(number: int):
        if number % 3 == 0:
            return second_factor.stop_reset(token=token)
        return second_factor.confirm_reset(reset=reset, actor=actors[number % 2])

    answers = at_once(act)
    refused = [one for one in answers if isinstance(one, AccountRuleError)]
    assert len(refused) == THREADS - 1, answers
    row = FactorReset.objects.get(pk=reset.pk)
    was_taken = row.state == ResetState.DONE
    assert second_factor.has_factor(lost) != was_taken
    told = OutgoingMail.objects.filter(template="account/factor_reset_done")
    assert told.count() == int(was_taken)
    lost.refresh_from_db()
    assert lost.session_epoch == int(was_taken)
