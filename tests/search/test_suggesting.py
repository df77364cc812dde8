"""Suggestions while typing: the right ones, few, in order, and only what may be seen."""

import json
from dataclasses import replace
from shutil import rmtree
from xml.etree import ElementTree as ET

import pytest
from bs4 import BeautifulSoup

from alliantie.visibility import VISITOR, Actor
from search import registry, suggesting
from search.registry import key_of
from search.services import queue_index
from search.suggesting import closest, suggest
from tests.factories.accounts import make_editor

URL = "/zoeken/suggesties/"
OPENSEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"
EDITOR = Actor(user_id=1, roles=frozenset({"editor"}))


def titles(text: str, actor: Actor = VISITOR, ask=suggest) -> list[str]:
    return [hit.title for group in ask(text, actor) for hit in group.hits]


@pytest.fixture
def options(client, site_home, shelf):
    def get(words: str) -> list[str]:
        page = BeautifulSoup(client.get(URL, {"q": words}).content, "html.parser")
        return [option.get_text() for option in page.find_all(role="option")]

    return get


def test_every_word_typed_begins_a_word_of_the_title(fill):
    fill("Open data over water", "Over waterpeilen", "Data zonder grens")
    assert titles("wa da") == ["Open data over water"]
    assert set(titles("over wat")) == {"Open data over water", "Over waterpeilen"}
    assert titles("ater") == []


def test_accents_and_case_make_no_difference(fill):
    fill("Financiële cijfers")
    assert titles("FINANCIEL") == ["Financiële cijfers"]


def test_long_word_must_fit_to_its_last_letter(fill):
    fill("Parkeervergunning aanvragen")
    assert titles("parkeervergunni") == ["Parkeervergunning aanvragen"]
    assert titles("parkeervergunzzz") == []


def test_titles_that_begin_with_it_come_first_and_whole_words_before_begun_ones(fill):
    fill("Samen waterschap kiezen", "Het water van de buurt", "Waterschappen luisteren beter")
    assert titles("water") == [
        "Waterschappen luisteren beter",
        "Het water van de buurt",
        "Samen waterschap kiezen",
    ]


@pytest.mark.parametrize("text", ["", " ", "o", "-", '"', "\x00"])
def test_too_little_suggests_nothing(fill, text):
    fill("Open data")
    assert titles(text) == []


def test_no_more_than_eight_and_no_title_twice(fill):
    fill(*(f"Data {number}" for number in range(12)), "Data 1")
    found = titles("data")
    assert len(found) == len(set(found)) == suggesting.MOST


def test_one_kind_leaves_room_for_others(fill, monkeypatch):
    fill(*(f"Data {number}" for number in range(12)))
    hits = suggesting._ask(suggesting._beginning(["data"]), VISITOR)
    book = [replace(hit, kind="book", title=f"Boek {n}") for n, hit in enumerate(hits[:5])]
    monkeypatch.setitem(registry._kinds, "book", replace(registry.named("shelf"), kind="book"))
    varied = suggesting._varied([*hits, *book])
    assert [sum(hit.kind == kind for hit in varied) for kind in ("shelf", "book")] == [4, 4]
    assert [group.kind.kind for group in suggesting._grouped(varied)] == ["shelf", "book"]


def test_what_may_not_be_seen_is_not_suggested(fill, shelf):
    secret, _open = fill("Kanarie geheim", "Kanarie open")
    shelf.hidden.add(secret.pk)
    assert titles("kanarie") == ["Kanarie open"]
    assert set(titles("kanarie", EDITOR)) == {"Kanarie geheim", "Kanarie open"}


def test_a_title_that_changed_is_not_suggested_as_it_was(fill):
    changed, _other = fill("Kanarie oud", "Kanarie open")
    queue_index(key=key_of(changed))
    assert titles("kanarie") == ["Kanarie open"]


def test_suggestions_ask_the_database_twice(fill, django_assert_num_queries):
    fill(*(f"Kanarie {number}" for number in range(30)))
    with django_assert_num_queries(2):
        assert len(titles("kanarie")) == suggesting.MOST


def test_closest_are_places_to_go_on_from(fill):
    fill("Vergunningen", "Parkeren", "Zwemmen")
    assert titles("parkeervergunning", ask=closest) == []
    registry.describe("shelf", plural="Planken", leads_on=True)
    assert set(titles("parkeervergunning", ask=closest)) == {"Vergunningen", "Parkeren"}


def test_closest_leaves_out_what_may_not_be_seen(fill, shelf):
    registry.describe("shelf", plural="Planken", leads_on=True)
    secret, _open = fill("Kanarie geheim", "Kanarie open")
    shelf.hidden.add(secret.pk)
    assert titles("kanarie", ask=closest) == ["Kanarie open"]


def test_word_that_stands_everywhere_leads_nowhere(fill, monkeypatch):
    registry.describe("shelf", plural="Planken", leads_on=True)
    monkeypatch.setattr(suggesting, "ASKED", 3)
    fill(*(f"Gemeente {name}" for name in ("Aa", "Bee", "Cee", "Dee")))
    assert titles("gemeente dee", ask=closest) == ["Gemeente Dee"]


@pytest.mark.parametrize("ask", [suggest, closest])
def test_without_an_index_there_is_nothing_and_no_error(fill, settings, ask):
    fill("Kanarie")
    rmtree(settings.SEARCH_INDEX_DIR)
    assert titles("kanarie", ask=ask) == []


def test_list_ends_with_the_search_itself(fill, options):
    fill("Open data")
    assert options("open") == ["Open data", "Zoek naar ‘open’"]
    assert options("zeppelin") == ["Zoek naar ‘zeppelin’"]
    assert options("z") == []


def test_list_escapes_and_counts(fill, client, site_home):
    fill("Data <b>vet</b>")
    html = client.get(URL, {"q": "data"}).content.decode()
    assert "Data &lt;b&gt;vet&lt;/b&gt;" in html
    assert 'data-said="1 suggestie"' in html
    assert 'role="group" aria-label="Plank"' in html


def test_visitor_may_keep_suggestions_a_moment_and_a_member_not_at_all(client, site_home, shelf):
    answer = client.get(URL, {"q": "data"})
    assert answer["Cache-Control"] == "public, max-age=15"
    assert "Cookie" in answer["Vary"]
    client.force_login(make_editor("redactie@example.org"))
    assert client.get(URL, {"q": "data"})["Cache-Control"] == "private, no-store"


def test_browser_gets_titles_and_addresses(fill, client, settings, site_home):
    (record,) = fill("Open data")
    answer = client.get("/zoeken/suggesties/browser/", {"q": "open"})
    assert answer["Content-Type"] == "application/x-suggestions+json"
    address = f"{settings.SITE_URL}/plank/{record.pk}/"
    assert json.loads(answer.content) == ["open", ["Open data"], [""], [address]]


def test_browser_learns_how_to_search_here(client, site_home, settings):
    answer = client.get("/zoeken/opensearch.xml")
    told = ET.fromstring(answer.content)  # noqa: S314 - our own answer
    assert answer["Content-Type"] == "application/opensearchdescription+xml"
    assert len(told.findtext(f"{OPENSEARCH}ShortName")) <= 16
    assert told.find(f"{OPENSEARCH}Url[@type='text/html']").get("template") == (
        f"{settings.SITE_URL}/zoeken/?q={{searchTerms}}"
    )
