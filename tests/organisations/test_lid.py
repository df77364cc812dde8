"""One rule says who is a "lid"; rights, questions and pages agree with it."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from organisations.choices import MembershipState
from organisations.models import Membership
from organisations.policies import is_lid
from tests.factories.accounts import make_user
from tests.factories.organisations import actor_of, make_organisation

pytestmark = pytest.mark.django_db


def end_dates() -> dict[str, date | None]:
    today = timezone.localdate()
    day = timedelta(days=1)
    return {"none": None, "yesterday": today - day, "today": today, "tomorrow": today + day}


@pytest.mark.parametrize("state", MembershipState.values)
@pytest.mark.parametrize("end", ["none", "yesterday", "today", "tomorrow"])
@pytest.mark.parametrize("is_self", [True, False])
def test_rights_and_question_agree_with_the_rule(state, end, is_self):
    user = make_user()
    Membership.objects.create(
        user=user,
        organisation=None if is_self else make_organisation(),
        sector="resident" if is_self else "",
        state=state,
        ended_on=end_dates()[end],
    )
    rule = is_lid(user.memberships.all(), today=timezone.localdate())
    assert actor_of(user).is_member == rule
    assert Membership.objects.active().filter(user=user).exists() == rule


def test_who_never_asked_is_none():
    user = make_user()
    assert not is_lid(user.memberships.all())
    assert not actor_of(user).is_member
