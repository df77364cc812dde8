"""Accounts in the CMS: our form, our rules, our log."""

import pytest
from django.urls import reverse

from accounts.models import User
from alliantie.choices import Role
from alliantie.models import AuditEntry
from tests.factories.accounts import make_editor, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin_client(client, site_home):
    client.force_login(make_editor("beheer@example.org", Role.SITE_ADMIN))
    return client


@pytest.fixture
def editor_client(client, site_home):
    client.force_login(make_editor("redactie@example.org", Role.EDITOR))
    return client


def edit_url(user):
    return reverse("wagtailusers_users:edit", args=[user.pk])


def test_site_admin_invites_with_a_role(admin_client):
    answer = admin_client.post(
        reverse("wagtailusers_users:add"),
        {
            "email": "nieuw@example.org",
            "first_name": "Nieuw",
            "last_name": "Mens",
            "roles": ["editor"],
        },
    )
    assert answer.status_code == 302, answer.context["form"].errors
    user = User.objects.get(email="nieuw@example.org")
    assert [group.name for group in user.groups.all()] == [str(Role.EDITOR.label)]
    assert AuditEntry.objects.filter(action="account.invited", object_id=user.pk).exists()


def test_site_admin_changes_name_role_and_suspends(admin_client):
    user = make_user()
    page = admin_client.get(edit_url(user)).content.decode()
    assert "password" not in page.lower().replace("csrf", "")
    admin_client.post(
        edit_url(user),
        {
            "first_name": "Anne",
            "last_name": "Bakker",
            "roles": ["moderator"],
            "is_suspended": "on",
        },
    )
    user.refresh_from_db()
    assert (user.first_name, user.is_active) == ("Anne", False)
    actions = set(AuditEntry.objects.values_list("action", flat=True))
    assert {"account.renamed", "role.given.moderator", "account.suspended"} <= actions
    assert "Anne" in admin_client.get(reverse("wagtailusers_users:index")).content.decode()


def test_broken_rule_is_told_and_changes_nothing(admin_client):
    admin = User.objects.get(email="beheer@example.org")
    page = admin_client.post(
        edit_url(admin), {"first_name": "Anders", "last_name": "Beheer", "roles": []}
    )
    assert page.status_code == 200
    assert "niet ontnemen" in page.content.decode()
    admin.refresh_from_db()
    assert admin.first_name == "Rik"


def test_editor_has_no_door_to_accounts(editor_client):
    user = make_user()
    for url in (
        reverse("wagtailusers_users:index"),
        reverse("wagtailusers_users:add"),
        edit_url(user),
    ):
        assert editor_client.get(url).status_code == 302
    editor_client.post(edit_url(user), {"first_name": "X", "last_name": "Y", "roles": ["editor"]})
    assert not user.groups.exists()


@pytest.mark.parametrize("action", ["delete", "assign_role", "set_active_state"])
def test_no_actions_on_many_accounts_at_once(admin_client, action):
    user = make_user()
    url = f"/cms/bulk/accounts/user/{action}/?id={user.pk}"
    admin_client.post(url, {"mark_as_active": "false", "role": "1"})
    user.refresh_from_db()
    assert user.is_active
    assert not user.groups.exists()


def test_account_cannot_be_deleted(admin_client):
    user = make_user()
    admin_client.post(reverse("wagtailusers_users:delete", args=[user.pk]))
    assert User.objects.filter(pk=user.pk).exists()


def test_own_settings_hold_no_address_password_or_upload(editor_client):
    page = editor_client.get("/cms/account/").content.decode()
    for field in ("name_email-email", "name_email-first_name", "avatar-avatar", "password-"):
        assert field not in page
    assert "notifications-" in page
