"""The CMS opens with two factors, never with a password alone."""

from datetime import timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from alliantie.choices import Role
from alliantie.models import AuditEntry
from tests.factories.accounts import PASSWORD, make_editor

pytestmark = pytest.mark.django_db
SECRET = "JBSWY3DPEHPK3PXP"
PROVED_AGAIN = ("deactivate_totp", "generate_recovery_codes")


@pytest.fixture(autouse=True)
def _required(settings):
    settings.CMS_REQUIRES_MFA = True
    cache.clear()


@pytest.fixture
def editor(site_home):
    return make_editor("redactie@example.org", Role.EDITOR)


def sign_in(client, email="redactie@example.org"):
    return client.post(reverse("account_login"), {"login": email, "password": PASSWORD})


def code_of(secret) -> str:
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def test_password_alone_leads_to_setting_up_the_second_step(client, editor):
    sign_in(client)
    answer = client.get("/cms/")
    assert answer["Location"] == reverse("mfa_activate_totp")
    assert client.get("/cms/pages/").status_code == 302
    assert client.get("/cms/", headers={"x-requested-with": "XMLHttpRequest"}).status_code == 403


def test_setting_up_the_app_opens_the_cms_and_gives_recovery_codes(client, editor, monkeypatch):
    # What waits for the commit runs inside the request on the site, as here.
    monkeypatch.setattr("django.db.transaction.on_commit", lambda job, **_: job())
    sign_in(client)
    # The password was typed a moment ago: it is not asked again until that is five minutes old.
    with time_machine.travel(timezone.now() + timedelta(minutes=6)):
        page = client.get(reverse("mfa_activate_totp"), follow=True)
        assert "Laat zien dat jij het bent" in page.content.decode()
    other = Client()
    sign_in(other)  # somewhere else, a moment ago too: it did not set the factor
    page = client.get(reverse("mfa_activate_totp"))
    secret = page.context["form"].secret
    assert secret in page.content.decode()
    page = client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)}, follow=True)
    assert "Je herstelcodes" in page.content.decode()
    assert client.get(reverse("mfa_download_recovery_codes")).status_code == 200
    for name in ("view_recovery_codes", "download_recovery_codes", *PROVED_AGAIN):
        assert "/reauthenticate/" in other.get(reverse(f"mfa_{name}"))["Location"]
    for name in PROVED_AGAIN:
        assert "/reauthenticate/" in client.get(reverse(f"mfa_{name}"))["Location"]
    assert client.get("/cms/").status_code == 200
    assert AuditEntry.objects.filter(action="second_factor.added", actor=editor).exists()

    # Who has a second factor already shows again who it is before it can be taken away.
    client.logout()
    sign_in(client)
    with time_machine.travel(timezone.now() + timedelta(minutes=1)):
        client.post(reverse("mfa_authenticate"), {"code": code_of(secret)})
        for name in ("view_recovery_codes", *PROVED_AGAIN):
            assert "/reauthenticate/" in client.get(reverse(f"mfa_{name}"))["Location"]


def test_sign_in_asks_the_code_and_then_opens_the_cms(client, editor):
    TOTP.activate(editor, SECRET)
    answer = sign_in(client)
    assert answer["Location"] == reverse("mfa_authenticate")
    assert client.get("/cms/")["Location"].startswith(reverse("account_login"))

    wrong = client.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert "klopt niet" in wrong.content.decode()
    client.post(reverse("mfa_authenticate"), {"code": code_of(SECRET)})
    assert client.get("/cms/").status_code == 200


def test_session_from_before_the_second_step_is_asked_for_it(client, editor):
    sign_in(client)
    TOTP.activate(editor, SECRET)
    answer = client.get("/cms/pages/?p=2")
    assert answer["Location"] == reverse("mfa_reauthenticate") + "?next=%2Fcms%2Fpages%2F%3Fp%3D2"


def test_cms_closes_when_the_second_step_is_taken_away(client, editor):
    TOTP.activate(editor, SECRET)
    sign_in(client)
    client.post(reverse("mfa_authenticate"), {"code": code_of(SECRET)})
    assert client.get("/cms/").status_code == 200
    Authenticator.objects.all().delete()
    assert client.get("/cms/").status_code == 302


def test_wagtails_own_login_does_not_exist(client, editor):
    for answer in (
        client.get("/cms/login/?next=/cms/pages/"),
        client.post("/cms/login/", {"username": editor.email, "password": PASSWORD}),
    ):
        assert answer.status_code == 302
        assert answer["Location"].startswith("/account/login/")
    assert "_auth_user_id" not in client.session
    assert client.get("/cms/password_reset/").status_code == 404


def test_signing_out_of_the_cms_ends_the_session(client, editor, settings):
    settings.CMS_REQUIRES_MFA = False
    sign_in(client)
    answer = client.post("/cms/logout/")
    assert answer.status_code == 302
    assert "_auth_user_id" not in client.session


def test_member_without_role_never_sees_the_cms(client, site_home, settings):
    settings.CMS_REQUIRES_MFA = False
    make_editor("lid@example.org", None)
    sign_in(client, "lid@example.org")
    assert client.get("/cms/").status_code == 302
