"""Lines of the round on the desk of who signed in."""

from uuid import uuid4

import pytest

from news.models import RoundLine
from tests.factories.news import make_line, make_round
from tests.factories.organisations import make_member, make_organisation


@pytest.fixture
def member(site_home, client):
    user = make_member(make_organisation()).user
    client.force_login(user)
    return user


def send(client, url, user, text="Vanaf mijn werkplek."):
    organisation = str(user.memberships.get().organisation_id)
    return client.post(url, {"key": str(uuid4()), "text": text, "organisation": organisation})


def test_member_writes_in_the_open_round(client, member):
    make_round()
    assert client.get("/mijn/rondje/").status_code == 200
    assert send(client, "/mijn/rondje/", member).status_code == 302
    assert RoundLine.objects.get().author == member


def test_without_an_open_round_one_is_led_on(client, member):
    make_round(days_left=-1)
    assert client.get("/mijn/rondje/").status_code == 302
    assert send(client, "/mijn/rondje/", member).status_code == 302
    assert not RoundLine.objects.exists()


def test_author_changes_and_withdraws_also_after_closing(client, member):
    about = make_round(days_left=-20)
    line = make_line(about, author=member)
    url = f"/mijn/rondje/{line.pk}/"
    assert send(client, url, member, "Verbeterd.").status_code == 302
    line.refresh_from_db()
    assert line.text == "Verbeterd."
    assert client.post(f"{url}intrekken/").status_code == 302
    line.refresh_from_db()
    assert line.state == "withdrawn"


def test_line_of_another_does_not_exist_here(client, member):
    line = make_line(make_round())
    assert client.get(f"/mijn/rondje/{line.pk}/").status_code == 404
    assert send(client, f"/mijn/rondje/{line.pk}/", member).status_code == 404
    assert client.post(f"/mijn/rondje/{line.pk}/intrekken/").status_code == 404
    line.refresh_from_db()
    assert line.state == "shown"
