"""The page people see, with and without answers."""

from urllib.parse import quote

import pytest

from search.parameters import MAX_PAGE
from search.registry import key_of
from search.services import queue_index_many

URL = "/zoeken/"
HOSTILE = ["%00", "%ED%A0%80", "%FF", '"' * 500, "-", "a" * 5000, "<script>alert(1)</script>"]


@pytest.fixture
def visit(client, site_home, shelf, drained):
    def get(*names: str, query: str = "", **fields):
        records = [shelf.put(name, **fields) for name in names]
        queue_index_many(keys=map(key_of, records))
        drained()
        return client.get(f"{URL}?{query}")

    return get


def test_hits_are_shown_with_their_matches_marked_and_escaped(visit):
    answer = visit("Besluiten <b>over</b> fietsen", query="q=besluit", summary="Kort & goed")
    html = answer.content.decode()
    assert answer.status_code == 200
    assert "<mark>Besluiten</mark> &lt;b&gt;over&lt;/b&gt; fietsen" in html
    assert "Kort &amp; goed" in html
    assert '<strong>1 resultaat</strong> <span class="ao-wide-only">voor “besluit”</span>' in html


def test_nothing_found_says_so_and_offers_a_next_step(visit):
    html = visit("Fietsen", query="q=zeppelin&thema=9").content.decode()
    assert "Niets gevonden" in html
    assert "Bekijk alle thema" in html
    assert "Deel je praktijkvoorbeeld" in html
    assert "Haal je filters weg" in html


def test_a_chosen_filter_is_a_chip_that_takes_itself_away(visit):
    html = visit("Data", query="q=data&thema=7&thema=8", theme_ids=("7", "8")).content.decode()
    assert "Thema: Thema 7" in html
    assert 'href="?q=data&amp;thema=8"' in html
    assert "Haal alle filters weg" in html


def test_filters_are_checkboxes_with_counts_that_work_without_script(visit):
    html = visit("Data", query="q=data&soort=shelf", theme_ids=("7",)).content.decode()
    assert 'name="thema" value="7"' in html
    assert 'name="soort" value="shelf" checked' in html
    assert 'name="q" value="data"' in html


def test_a_value_nobody_knows_a_word_for_is_not_shown(visit, monkeypatch):
    monkeypatch.setattr("search.registry._labels", {})
    assert 'name="thema"' not in visit("Data", theme_ids=("7",)).content.decode()


def test_pages_can_be_turned(visit, client):
    first = visit(*(f"Data {number}" for number in range(25)), query="q=data").content.decode()
    assert 'href="?q=data&amp;pagina=2"' in first
    second = client.get(f"{URL}?q=data&pagina=2").content.decode()
    assert second.count('class="ao-result"') == 5


def test_too_deep_says_so(visit):
    html = visit("Data", query=f"q=data&pagina={MAX_PAGE + 1}").content.decode()
    assert "Verder bladeren kan niet" in html


@pytest.mark.parametrize("name", ["q", "thema", "pagina", "volgorde", "soort"])
def test_no_address_can_break_the_page(visit, client, name):
    visit("Data")
    for text in [*HOSTILE, *map(quote, HOSTILE)]:
        answer = client.get(f"{URL}?{name}={text}")
        assert answer.status_code in {200, 400}, text
        assert b"<script>alert(1)" not in answer.content


def test_without_an_index_the_page_stays_up_and_says_so(client, site_home, shelf):
    shelf.put("Besluiten")
    html = client.get(f"{URL}?q=besluiten").content.decode()
    assert "zoekmachine is even niet bereikbaar" in html
    assert "Besluiten" in html


def test_a_page_with_only_some_words_is_announced_as_such(visit):
    html = visit("Open data", query="q=data+zeppelin").content.decode()
    assert "Geen enkele pagina past precies bij je vraag" in html


def test_search_results_are_not_for_other_search_engines(visit):
    assert 'name="robots" content="noindex' in visit("Data").content.decode()
