"""An invitation lets one person in however many press at once, and one admin always stays."""

from datetime import timedelta

import pytest
from django.db import OperationalError, connection
from django.utils import timezone

from accounts.models import User
from organisations.actors import actor_for
from organisations.choices import InvitedBy, MembershipRole, MembershipState
from organisations.models import Invitation, Membership
from organisations.policies import GoneError, LastAdminError
from organisations.services import Face, accept_invitation, leave, request_membership
from tests.factories.accounts import make_user
from tests.factories.organisations import make_member, make_organisation
from tests.races.threads import THREADS, at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres]


@pytest.fixture(autouse=True)
def _postgres_only():
    if connection.vendor != "postgresql":
        pytest.skip("races are run on PostgreSQL")


@pytest.fixture
def invitation():
    admin = make_member(make_organisation(), role=MembershipRole.ADMIN)
    return Invitation.objects.create(
        by=InvitedBy.ADMIN,
        invited_by=admin.user,
        organisation=admin.organisation,
        token_hash="x",
        expires_at=timezone.now() + timedelta(days=1),
    )


def accept(invitation, user_id):
    return accept_invitation(
        invitation=Invitation.objects.get(pk=invitation.pk),
        user=User.objects.get(pk=user_id),
        face=Face(),
    ).pk


def test_one_person_who_presses_many_times_at_once_joins_once(invitation):
    user = make_user()
    answers = at_once(lambda _: accept(invitation, user.pk))
    joined = [one for one in answers if isinstance(one, int)]
    assert set(joined) == {Membership.objects.get(user=user).pk}
    # On a machine that is starved a thread may give up waiting for the lock; none gets in twice.
    others = [one for one in answers if not isinstance(one, int)]
    assert all(isinstance(one, OperationalError) for one in others)


def test_of_many_people_with_one_link_one_comes_in(invitation):
    users = [make_user(f"n{number}@example.org").pk for number in range(THREADS)]
    answers = at_once(lambda number: accept(invitation, users[number]))
    assert Membership.objects.filter(user__in=users).count() == 1
    assert sum(isinstance(one, GoneError) for one in answers) == THREADS - 1


def test_without_the_condition_more_than_one_would_come_in(invitation):
    users = [make_user(f"n{number}@example.org").pk for number in range(THREADS)]

    def naive(number: int) -> None:
        row = Invitation.objects.get(pk=invitation.pk)
        if row.accepted_at is None:
            Membership.objects.create(user_id=users[number], organisation=row.organisation)
            Invitation.objects.filter(pk=row.pk).update(accepted_at=timezone.now())

    at_once(naive)
    assert Membership.objects.filter(user__in=users).count() > 1


def test_button_pressed_many_times_at_once_asks_once():
    user, organisation = make_user(), make_organisation()
    at_once(lambda _: request_membership(user=user, organisation=organisation))
    assert Membership.objects.count() == 1


def test_as_oneself_pressed_many_times_at_once_asks_once():
    user = make_user()
    at_once(lambda _: request_membership(user=user, organisation=None, sector="resident"))
    assert Membership.objects.count() == 1


def test_of_admins_who_all_leave_at_once_one_stays():
    organisation = make_organisation()
    rows = [make_member(organisation, role=MembershipRole.ADMIN) for _ in range(THREADS)]

    def go(number: int) -> None:
        leave(membership=rows[number], actor=actor_for(rows[number].user))

    answers = at_once(go)
    assert sum(isinstance(one, LastAdminError) for one in answers) == 1
    assert Membership.objects.filter(state=MembershipState.ACTIVE).count() == 1
