"""Headers on every answer, no cookie for visitors, nothing of third parties, health and security.txt."""

import re
import socket
from datetime import datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from alliantie.choices import Role
from alliantie.models import WorkerPulse
from tests.factories.accounts import make_editor

pytestmark = [pytest.mark.django_db, pytest.mark.editorial]

PAGES = ["/", "/zoeken/", "/organisaties/", "/themas/", "/praktijkvoorbeelden/", "/over-ons/"]


@pytest.mark.parametrize("address", [*PAGES, "/bestaat-niet/", "/account/login/"])
def test_public_answers_have_a_strict_policy(client, site_home, address):
    answer = client.get(address)
    policy = answer["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "http" not in policy
    for directive in (
        "default-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    ):
        assert directive in policy
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "geolocation=()" in answer["Permissions-Policy"]


@pytest.mark.parametrize("address", [*PAGES, "/bestaat-niet/"])
def test_visitor_gets_no_cookie(client, site_home, address):
    answer = client.get(address)
    assert answer.status_code in {200, 404}
    assert not answer.cookies
    assert "Set-Cookie" not in answer


def test_cms_has_a_policy_of_its_own_and_calls_nobody(client, site_home):
    client.force_login(make_editor("redactie@example.org", Role.SITE_ADMIN))
    for address in (
        "/cms/",
        "/cms/pages/",
        f"/cms/pages/{site_home.pk}/edit/",
        "/cms/images/",
        "/cms/account/",
        "/cms/users/",
    ):
        answer = client.get(address)
        assert answer.status_code == 200, address
        policy = answer["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "http" not in policy
        loaded = re.findall(
            r'(?:src|action|data-url|srcset)="(https?:)?//[^"]+', answer.content.decode()
        )
        assert not loaded, address
        assert "gravatar" not in answer.content.decode()


def test_preview_may_stand_in_a_frame_of_the_cms(client, site_home):
    client.force_login(make_editor("redactie@example.org", Role.EDITOR))
    page = site_home.get_children().last()
    draft = client.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))
    assert draft.status_code == 200
    assert "frame-ancestors 'self'" in draft["Content-Security-Policy"]
    preview = client.get(reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk]))
    assert preview["X-Frame-Options"] == "SAMEORIGIN"


def test_security_txt_follows_the_standard(client):
    answer = client.get("/.well-known/security.txt")
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    fields = dict(line.split(": ", 1) for line in answer.content.decode().splitlines())
    assert fields["Contact"].startswith(("https://", "mailto:", "http://127.0.0.1"))
    expires = datetime.fromisoformat(fields["Expires"])
    assert timedelta(days=30) < expires - timezone.now() < timedelta(days=365)


def health(client) -> tuple[int, dict]:
    answer = client.get(reverse("health"), headers={"accept": "application/json"})
    return answer.status_code, answer.json()


def test_health_names_what_works(client, settings):
    settings.SEARCH_INDEX_DIR.mkdir()
    WorkerPulse.objects.create(worker_id="w", seen_at=timezone.now())
    code, told = health(client)
    assert code == 200
    assert told == dict.fromkeys(["database", "zoekindex", "werkproces", "schijf"], "OK")
    page = client.get(reverse("health")).content.decode()
    assert "Alles werkt" in page


def test_health_tells_what_is_broken_and_no_secret(client, settings, monkeypatch):
    settings.DISK_FREE_BYTES = 10**18
    WorkerPulse.objects.create(worker_id="w", seen_at=timezone.now() - timedelta(minutes=5))
    code, told = health(client)
    assert code == 500
    assert told["database"] == "OK"
    assert "teken van leven" in told["werkproces"]
    assert "vol" in told["schijf"]
    assert "opgebouwd" in told["zoekindex"]
    text = str(told) + client.get(reverse("health")).content.decode()
    assert str(settings.DATA_DIR) not in text


def test_health_knocks_at_the_search_server(client, site_home, settings):
    with socket.create_server(("127.0.0.1", 0)) as server:
        settings.SEARCH_URL = f"http://127.0.0.1:{server.getsockname()[1]}"
        assert "zoekserver" not in client.get("/gezondheid/").content.decode()
    assert "zoekserver antwoordt niet" in client.get("/gezondheid/").content.decode()
