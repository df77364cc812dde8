"""Suspending, roles, inviting: who may, and that it holds from the next request on."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts import services
from accounts.policies import AccountRuleError, may_manage_accounts
from alliantie.choices import Role
from alliantie.models import AuditEntry, OutgoingMail
from alliantie.visibility import VISITOR, Actor
from organisations.actors import actor_for
from tests.factories.accounts import PASSWORD, make_editor, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(site_home):
    return make_editor("beheer@example.org", Role.SITE_ADMIN)


@pytest.fixture
def by(admin) -> Actor:
    return actor_for(admin)


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_suspended_member_is_out_on_the_next_request_and_old_sessions_stay_dead(by):
    user = make_user()
    client = signed_in(user)
    assert client.get(reverse("account_email")).status_code == 200

    services.suspend(user=user, actor=by)
    assert client.get(reverse("account_email")).status_code == 302
    assert actor_for(user) == VISITOR

    services.reinstate(user=user, actor=by)
    assert client.get(reverse("account_email")).status_code == 302
    assert signed_in(user).get(reverse("account_email")).status_code == 200
    actions = set(AuditEntry.objects.values_list("action", flat=True))
    assert {"account.suspended", "account.reinstated"} <= actions


def test_suspended_member_cannot_sign_in(client, by):
    user = make_user()
    services.suspend(user=user, actor=by)
    answer = client.post(
        reverse("account_login"), {"login": user.email, "password": PASSWORD}, follow=True
    )
    assert "Dit account is geschorst" in answer.content.decode()
    assert "_auth_user_id" not in client.session


def test_role_opens_and_closes_the_cms_from_the_next_request_on(by):
    user = make_user()
    client = signed_in(user)
    assert client.get("/cms/").status_code == 302
    services.give_role(user=user, role=Role.EDITOR, actor=by)
    assert client.get("/cms/").status_code == 200
    services.take_role(user=user, role=Role.EDITOR, actor=by)
    assert client.get("/cms/").status_code == 302
    entry = AuditEntry.objects.get(action="role.given.editor")
    assert (entry.actor_id, entry.object_id) == (by.user_id, str(user.pk))


@pytest.mark.parametrize("role", [None, Role.EDITOR, Role.MODERATOR])
def test_only_site_admins_manage_accounts(site_home, role):
    actor = actor_for(make_editor("iemand@example.org", role))
    user = make_user()
    assert not may_manage_accounts(actor)
    for change in (
        lambda: services.suspend(user=user, actor=actor),
        lambda: services.reinstate(user=user, actor=actor),
        lambda: services.give_role(user=user, role=Role.SITE_ADMIN, actor=actor),
        lambda: services.take_role(user=user, role=Role.EDITOR, actor=actor),
        lambda: services.rename(user=user, first_name="X", last_name="Y", actor=actor),
        lambda: services.invite(email="x@example.org", first_name="X", last_name="Y", actor=actor),
    ):
        with pytest.raises(AccountRuleError, match="sitebeheer"):
            change()
    user.refresh_from_db()
    assert user.is_active
    assert not user.groups.exists()


def test_site_admin_cannot_lock_herself_out(admin, by):
    with pytest.raises(AccountRuleError):
        services.suspend(user=admin, actor=by)
    with pytest.raises(AccountRuleError):
        services.take_role(user=admin, role=Role.SITE_ADMIN, actor=by)


def test_invited_person_gets_a_mail_and_no_password(by, run_tasks, mailoutbox):
    user = services.invite(
        email="Nieuw@Example.org", first_name="Nieuw", last_name="Mens", actor=by
    )
    assert user.email == "nieuw@example.org"
    assert not user.has_usable_password()
    assert OutgoingMail.objects.get().recipient == "nieuw@example.org"
    run_tasks()
    assert reverse("account_reset_password") in mailoutbox[0].body
