"""A question as a feed: clean, stable, newest first, and only what may be seen."""

from datetime import timedelta
from shutil import rmtree

import feedparser
import pytest
from django.utils import timezone

from search import feeds, registry
from tests.factories.accounts import make_editor

URL = "/zoeken/feed/"


@pytest.fixture
def read(client, site_home, shelf):
    def get(query: str = "") -> feedparser.FeedParserDict:
        answer = client.get(f"{URL}?{query}")
        assert answer.status_code == 200
        assert answer["Content-Type"].startswith("application/atom+xml")
        parsed = feedparser.parse(answer.content)
        assert not parsed.bozo, parsed.get("bozo_exception")
        return parsed

    return get


@pytest.fixture
def dated(monkeypatch):
    """Let records with a higher key be newer, as content with a date would."""
    start = timezone.now() - timedelta(days=365)
    monkeypatch.setattr(feeds, "moment_of", lambda record: start + timedelta(days=record.pk))


def test_feed_tells_what_the_page_would_newest_first(fill, read, dated, settings):
    first, second = fill("Data <b>een</b> & meer", "Data twee", summary="Kort")
    fill("Fietsen")
    feed = read("q=data")
    assert [entry.title for entry in feed.entries] == ["Data twee", "Data <b>een</b> & meer"]
    links = [f"{settings.SITE_URL}/plank/{record.pk}/" for record in (second, first)]
    assert [entry.link for entry in feed.entries] == links
    assert feed.entries[0].summary == "Kort"
    assert feed.feed.title == "Nieuw over ‘data’"


def test_a_summary_is_text_in_every_reader(fill, client, site_home):
    fill("Data", summary="<img src=x onerror=alert(1)>")
    assert "&amp;lt;img src=x" in client.get(f"{URL}?q=data").content.decode()


def test_entries_keep_their_name(fill, read, dated):
    (record,) = fill("Data")
    names = {read("q=data").entries[0].id, read("q=data&volgorde=nieuwste").entries[0].id}
    assert names == {f"tag:127.0.0.1,2026:wagtailcore.collection:{record.pk}"}


def test_feed_keeps_filters_and_leads_to_the_page(fill, read, settings):
    fill("Data een", theme_ids=("7",))
    fill("Data twee", theme_ids=("8",))
    feed = read("q=data&thema=7")
    assert [entry.title for entry in feed.entries] == ["Data een"]
    links = {link.rel: link.href for link in feed.feed.links}
    assert links["alternate"] == f"{settings.SITE_URL}/zoeken/?q=data&thema=7&volgorde=nieuwste"
    assert links["self"] == f"{settings.SITE_URL}/zoeken/feed/?q=data&thema=7&volgorde=nieuwste"


def test_feed_holds_fifty_at_most_whatever_page_is_asked(fill, read):
    fill(*(f"Data {number}" for number in range(feeds.MOST + 5)))
    assert len(read("q=data&pagina=2").entries) == feeds.MOST


def test_feed_tells_each_actor_only_what_it_may_see(fill, read, client, shelf):
    secret, _open = fill("Kanarie geheim", "Kanarie open")
    shelf.hidden.add(secret.pk)
    assert [entry.title for entry in read("q=kanarie").entries] == ["Kanarie open"]
    client.force_login(make_editor("redactie@example.org"))
    assert len(read("q=kanarie").entries) == 2


def test_only_a_visitors_feed_may_be_kept(client, site_home, shelf):
    assert client.get(URL)["Cache-Control"] == "public, max-age=60"
    client.force_login(make_editor("redactie@example.org"))
    assert client.get(URL)["Cache-Control"] == "private, no-store"


def test_what_only_comes_near_is_no_news(fill, read):
    fill("Open data", "Data over zeppelins", "Alles over data")
    assert read("q=fietsen+zeppelinvaart").entries == []
    assert [entry.title for entry in read("q=data+zeppelin").entries] == ["Data over zeppelins"]


def test_without_an_index_the_feed_is_empty(fill, read, settings):
    fill("Data")
    rmtree(settings.SEARCH_INDEX_DIR)
    assert read("q=data").entries == []


@pytest.mark.parametrize("words", ["%EF%BF%BE", "%01%02", "<b>&amp;", "]]>", "q" * 900])
def test_no_words_can_break_a_feed(fill, read, words):
    fill("Data \ufffe\x0b einde", summary="x\uffffy")
    read(f"q={words}")
    read("q=data")


def test_record_without_a_date_comes_last_and_stays_there(fill, read):
    fill("Data")
    assert read("q=data").entries[0].updated == "2000-01-01T00:00:00+00:00"


def test_moment_is_that_of_the_public_text():
    class Page:
        last_published_at = None
        first_published_at = "eerst"
        updated_at = "later"

    assert registry.moment_of(Page()) == "eerst"
    assert registry.moment_of(object()) is None
