"""The notice on top: between two moments of Dutch time, with a link and how heavy it weighs."""

from datetime import UTC, datetime

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import Site

from alliantie.models import NoticeSettings
from tests.factories.accounts import make_editor

pytestmark = [pytest.mark.django_db, pytest.mark.editorial]


def at(day: str, hour: str) -> datetime:
    return datetime.fromisoformat(f"{day}T{hour}").replace(tzinfo=UTC)


def banner(client):
    return BeautifulSoup(client.get("/privacy/").content, "html.parser").find(class_="ao-banner")


def test_notice_is_shown_between_its_moments_also_when_the_clock_goes_back(
    site_home, client, django_capture_on_commit_callbacks
):
    url = reverse(
        "wagtailsettings:edit", args=("alliantie", "noticesettings", Site.objects.get().pk)
    )
    given = {
        "text": "We gaan even dicht.",
        "kind": "warning",
        "is_shown": "on",
        "shown_from": "2026-10-25 01:30",
        "shown_until": "2026-10-25 03:30",
        "link_label": "Lees waarom",
        "page": "",
        "address": "/over-ons/",
    }

    def save(**fields) -> str:
        with django_capture_on_commit_callbacks(execute=True):
            answer = client.post(url, {**given, **fields})
        return answer.content.decode() if answer.status_code == 200 else ""

    client.force_login(make_editor())
    for twice_or_never in ("2026-10-25 02:30", "2027-03-28 02:30"):
        assert "tijdzone" in save(shown_from=twice_or_never), twice_or_never
    assert "na het begin ligt" in save(shown_until="2026-10-25 01:30")
    assert "Dit adres kan niet" in save(address="javascript:alert(1)")
    assert "Kies een pagina of typ een adres" in save(address="")
    assert "Schrijf waar de link heen gaat" in save(link_label="")
    assert "We gaan even dicht." in save(shown_until="morgen")  # nothing typed is lost
    assert not NoticeSettings.objects.filter(is_shown=True).exists()
    assert save() == ""
    client.logout()
    # The hour from two to three comes twice: the notice stands for three hours.
    for hour, is_there in (("23:29", 0), ("23:30", 1)):
        with time_machine.travel(at("2026-10-24", hour)):
            assert bool(banner(client)) == bool(is_there), hour
    for hour, is_there in (("00:30", 1), ("01:30", 1), ("02:29", 1), ("02:30", 0)):
        with time_machine.travel(at("2026-10-25", hour)):
            assert bool(banner(client)) == bool(is_there), hour
    with time_machine.travel(at("2026-10-25", "01:00")):
        shown = banner(client)
    assert shown.a["href"] == "/over-ons/"
    assert "Waarschuwing:" in shown.get_text()
    client.force_login(make_editor("moderatie@example.org", None))
    assert client.get(url).status_code == 302  # only who curates
