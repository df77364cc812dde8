"""Passkeys and OpenID Connect: off by default, on by a setting."""

import importlib
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.mfa import urls as mfa_urls
from allauth.mfa.webauthn import urls as webauthn_urls
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.urls import NoReverseMatch, clear_url_caches, reverse

from alliantie import urls as site_urls
from alliantie.settings.accounts import providers
from tests.factories.accounts import PASSWORD, make_user

pytestmark = pytest.mark.django_db

PROVIDER = {
    "provider_id": "werk",
    "name": "Werkaccount",
    "client_id": "alliantie",
    "secret": "geheim",
    "settings": {"server_url": "https://login.example.org/.well-known/openid-configuration"},
}


def reload_urls():
    import allauth.urls

    for module in (webauthn_urls, mfa_urls, allauth.urls, site_urls):
        importlib.reload(module)
    clear_url_caches()


@pytest.fixture
def _passkeys(settings):
    settings.MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
    settings.MFA_PASSKEY_LOGIN_ENABLED = True
    reload_urls()
    yield
    settings.MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
    settings.MFA_PASSKEY_LOGIN_ENABLED = False
    reload_urls()


def test_without_the_settings_there_is_only_the_password(client):
    page = client.get(reverse("account_login")).content.decode()
    assert "toegangssleutel" not in page
    assert "Of log in via" not in page
    with pytest.raises(NoReverseMatch):
        reverse("mfa_login_webauthn")


@pytest.mark.usefixtures("_passkeys")
def test_passkeys_by_setting(client):
    assert "Log in met een toegangssleutel" in client.get(reverse("account_login")).content.decode()
    options = client.get(
        reverse("mfa_login_webauthn"), headers={"x-requested-with": "XMLHttpRequest"}
    ).json()
    assert options["request_options"]["publicKey"]["challenge"]

    client.force_login(make_user())
    page = client.get(reverse("mfa_add_webauthn"), follow=True)
    assert "Laat zien dat jij het bent" in page.content.decode()
    page = client.post(
        reverse("account_reauthenticate"),
        {"password": PASSWORD, "next": reverse("mfa_add_webauthn")},
        follow=True,
    )
    assert "Voeg een toegangssleutel toe" in page.content.decode()


def test_openid_connect_by_setting(client, settings, monkeypatch):
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [PROVIDER]}}
    monkeypatch.setattr(
        OpenIDConnectOAuth2Adapter,
        "openid_config",
        {
            "authorization_endpoint": "https://login.example.org/authorize",
            "token_endpoint": "https://login.example.org/token",
        },
    )
    page = client.get(reverse("account_login") + "?next=/mijn/nieuw/").content.decode()
    assert "Werkaccount" in page
    assert "geheim" not in page

    address = "/account/oidc/werk/login/?process=login&next=%2Fmijn%2Fnieuw%2F"
    assert "Je gaat nu naar Werkaccount" in client.get(address).content.decode()
    answer = client.post(address)
    target = urlsplit(answer["Location"])
    assert (target.netloc, target.path) == ("login.example.org", "/authorize")
    assert parse_qs(target.query)["client_id"] == ["alliantie"]


@pytest.mark.parametrize("value", ['{"a": 1}', '["x"]', '[{"name": "x"}]'])
def test_wrong_list_of_providers_is_told(value):
    with pytest.raises(ValueError, match=r"must be|needs"):
        providers(value)


def test_member_takes_another_address_with_a_code(client, run_tasks, mailoutbox):
    user = make_user("oud@example.org")
    client.force_login(user)
    page = client.post(
        reverse("account_email"), {"email": "nieuw@example.org", "action_add": "1"}, follow=True
    )
    if "Laat zien dat jij het bent" in page.content.decode():
        page = client.post(
            reverse("account_reauthenticate"),
            {"password": PASSWORD, "next": reverse("account_email")},
            follow=True,
        )
    run_tasks()
    code = mailoutbox[0].subject.split()[0]
    assert mailoutbox[0].to == ["nieuw@example.org"]
    client.post(reverse("account_email_verification_sent"), {"code": code})
    user.refresh_from_db()
    assert user.email == "nieuw@example.org"
