"""Editors let through, refuse and hide; the writer hears."""

import pytest

from accounts.models import Notice
from news.services.deciding import mark_of
from search.models import PendingEntry
from search.registry import key_of
from tests.factories.accounts import make_editor
from tests.factories.news import make_item, make_line, make_round
from tests.factories.organisations import make_member

SCREENS = ["/cms/rondje/", "/cms/actualiteiten/"]


@pytest.fixture(params=["line", "item"])
def waiting(request, site_home):
    if request.param == "line":
        return make_line(make_round(), "Kanarietekst", state="held", shown_at=None), SCREENS[0]
    return make_item("Kanarietekst", state="held", shown_at=None), SCREENS[1]


def send(client, entry, screen, verdict, **more):
    given = {"besluit": verdict, "gelezen": mark_of(entry), "reden": "Reclame", **more}
    answer = client.post(f"{screen}{entry.pk}/", given)
    entry.refresh_from_db()
    return answer


def test_held_text_is_let_through(client, waiting):
    entry, screen = waiting
    client.force_login(make_editor())
    assert "Kanarietekst" in client.get(screen).content.decode()
    send(client, entry, screen, "toon")
    assert entry.state == "shown"
    assert entry.shown_at
    notice = Notice.objects.get(user=entry.author)
    assert (notice.kind, "staat op de site" in notice.text) == ("news_decided", True)
    client.logout()
    assert client.get(notice.url).status_code == 200


@pytest.mark.parametrize(("before", "verdict"), [("held", "weiger"), ("shown", "verberg")])
def test_refused_and_hidden_with_the_reason_told(client, waiting, before, verdict):
    entry, screen = waiting
    type(entry).objects.filter(pk=entry.pk).update(state=before)
    client.force_login(make_editor())
    send(client, entry, screen, verdict)
    assert entry.state == "refused"
    assert "Reclame" in Notice.objects.get(user=entry.author).text


def test_nothing_is_refused_without_a_reason(client, waiting):
    entry, screen = waiting
    client.force_login(make_editor())
    send(client, entry, screen, "weiger", reden=" ")
    assert entry.state == "held"
    assert not Notice.objects.exists()


def test_text_that_changed_meanwhile_is_not_let_through(client, waiting):
    entry, screen = waiting
    seen = mark_of(entry)
    type(entry).objects.filter(pk=entry.pk).update(text="Iets heel anders")
    client.force_login(make_editor())
    send(client, entry, screen, "toon", gelezen=seen)
    assert entry.state == "held"


@pytest.mark.parametrize("verdict", ["", "onzin", "verberg"])
def test_unknown_or_impossible_decision_does_nothing(client, waiting, verdict):
    entry, screen = waiting
    client.force_login(make_editor())
    assert send(client, entry, screen, verdict).status_code == 302
    assert entry.state == "held"


def test_member_decides_nothing(client, waiting):
    entry, screen = waiting
    client.force_login(make_member().user)
    assert client.get(screen).status_code in {302, 403}
    send(client, entry, screen, "toon")
    assert entry.state == "held"


def test_decision_reaches_the_index(client, site_home, run_tasks):
    item = make_item(state="held", shown_at=None)
    client.force_login(make_editor())
    run_tasks()
    send(client, item, SCREENS[1], "toon")
    assert PendingEntry.objects.filter(key=key_of(item)).exists()
