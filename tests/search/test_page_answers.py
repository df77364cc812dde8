"""What the page says of its answers, and what it offers when there are none."""

from dataclasses import replace

import pytest
from bs4 import BeautifulSoup
from django.template.loader import render_to_string
from wagtail.models import Collection

from search import helping, registry, views
from search.contract import Facet, FacetValue, Hit, Results
from search.finding import Found

URL = "/zoeken/"
HIT = Hit("wagtailcore.collection:1", "shelf", 1.0, "Rijbewijs", "Over rijden", "/plank/1/")


@pytest.fixture
def visit(client, site_home, shelf):
    def get(query: str = "") -> BeautifulSoup:
        return BeautifulSoup(client.get(f"{URL}?{query}").content, "html.parser")

    return get


@pytest.fixture
def answered(visit, monkeypatch):
    """Show the page for a made answer."""

    def get(query: str, *hits: Hit, **results) -> BeautifulSoup:
        made = Results(**{"hits": hits, "total": len(hits), **results})
        kind = registry.named("shelf")
        found = [Found(hit, Collection(name=hit.title), kind) for hit in hits]
        monkeypatch.setattr(views, "find", lambda *_: (made, found))
        return visit(query)

    return get


def said(page: BeautifulSoup) -> str:
    return " ".join(page.main.get_text(" ").split())


def test_corrected_question_says_so_and_leads_back_to_what_was_typed(answered):
    page = answered("q=rijbewijss&thema=7", HIT, searched_for="rijbewijs")
    assert "Je ziet resultaten voor rijbewijs . Zoek toch naar rijbewijss" in said(page)
    assert page.select_one(".ao-correction a")["href"] == "?q=rijbewijss&thema=7&letterlijk=1"
    assert "1 resultaat voor “rijbewijs”" in said(page)


def test_suggestion_asks_the_other_words(answered):
    page = answered("q=rijbewijss&letterlijk=1", HIT, suggestion="rijbewijs")
    assert "Bedoelde je: rijbewijs ?" in said(page)
    assert page.select_one(".ao-correction a")["href"] == "?q=rijbewijs"


def test_words_of_a_correction_are_text_and_nothing_else(answered):
    page = answered("q=<b>x</b>", HIT, searched_for="<i>y</i>")
    assert page.main.find("b") is page.main.find("i") is None
    assert "Zoek toch naar <b>x</b>" in said(page)


def test_hit_says_why_it_is_here(answered):
    page = answered("q=rijden", replace(HIT, matched=("rijbewijs", "roze papiertje"), pinned=True))
    assert "Gevonden op ‘rijbewijs’, ‘roze papiertje’" in said(page)
    assert "Aanbevolen door de redactie" in said(page)
    plain = said(answered("q=rijden", HIT))
    assert "Gevonden op" not in plain
    assert "Aanbevolen" not in plain


@pytest.mark.parametrize(
    ("complete", "words"),
    [
        (0, "Geen enkele pagina past precies bij je vraag"),
        (1, "Eén resultaat past goed bij al je woorden"),
        (3, "3 resultaten passen goed bij al je woorden"),
    ],
)
def test_answers_that_only_come_near_are_announced_as_such(answered, complete, words):
    assert words in said(answered("q=rijden+varen", HIT, relaxed=True, complete=complete))


def test_near_copies_are_folded_under_the_hit(answered):
    copies = tuple(replace(HIT, title=f"Rijbewijs {n}", url=f"/plank/{n}/") for n in (2, 3, 4))
    fold = answered("q=rijden", replace(HIT, similar=copies)).select_one(".ao-result details")
    assert fold.summary.get_text() == "3 vergelijkbare"
    assert [link["href"] for link in fold.find_all("a")] == ["/plank/2/", "/plank/3/", "/plank/4/"]


@pytest.mark.parametrize(
    ("ping", "expected"), [("", None), ("/zoeken/klik/?x=1", "/zoeken/klik/?x=1")]
)
def test_title_reports_a_click_only_where_there_is_something_to_report_to(db, ping, expected):
    context = {"hit": HIT, "record": "Rijbewijs", "url": "/plank/1/", "ping": ping}
    html = render_to_string("search/hit.html", context)
    assert BeautifulSoup(html, "html.parser").a.get("ping") == expected


def test_page_further_than_the_last_shows_the_last(fill, visit):
    fill(*(f"Data {number}" for number in range(25)))
    page = visit("q=data&pagina=40")
    assert len(page.select(".ao-result")) == 5
    assert page.select_one(".ao-pages [aria-current=page]").get_text().endswith("2")


def ways_on(page: BeautifulSoup) -> dict[str, str]:
    return {
        link.get_text(): link["href"]
        for link in page.select(".ao-empty li > a")
        if "?" in link["href"]
    }


def test_without_answers_each_filter_is_offered_to_be_dropped_with_its_answers(fill, visit):
    fill("Data", theme_ids=("7",), year=2024)
    page = visit("q=data&thema=7&jaar=1999")
    assert ways_on(page) == {
        "Zoek zonder filters": "?q=data",
        "Haal ‘Jaar: 1999’ weg": "?q=data&thema=7",
    }
    assert "Niets gevonden voor ‘data’" in said(page)
    assert "(1 resultaat)" in said(page)


def test_an_offer_without_answers_is_no_offer(fill, visit):
    fill("Data", theme_ids=("7",))
    page = visit("q=zeppelin&thema=7")
    assert ways_on(page) == {"Haal je filters weg en zoek opnieuw": "?q=zeppelin"}
    assert "Probeer andere of minder woorden" in said(page)


def test_strict_question_is_offered_as_loose_words(fill, visit):
    fill("Open data over water")
    assert ways_on(visit('q="water+data"+-open')) == {
        "Zoek de losse woorden: water data": "?q=water+data"
    }


def test_offers_count_only_what_may_be_seen(fill, visit, shelf):
    (secret,) = fill("Kanarie", theme_ids=("7",))
    shelf.hidden.add(secret.pk)
    assert "Haal ‘Thema" not in said(visit("q=kanarie&thema=8"))


def test_offers_are_few(fill, visit, monkeypatch):
    fill("Data")
    asked = []
    find = helping.find
    monkeypatch.setattr(helping, "find", lambda *args: asked.append(args) or find(*args))
    visit("q=data&" + "&".join(f"thema={number}" for number in range(20)))
    assert len(asked) == helping.MOST_OFFERS


def test_what_comes_closest_is_offered(fill, visit):
    registry.describe("shelf", plural="Planken", leads_on=True)
    fill("Vergunningen")
    page = visit("q=parkeervergunning&thema=3")
    assert page.find("a", string="Vergunningen")["href"].startswith("/plank/")
    assert "Misschien helpt dit je verder: planken" in said(page)


def test_page_without_answers_always_leads_on(visit):
    steps = [link["href"] for link in visit("q=zeppelin").select(".ao-empty a")]
    assert {"/themas/", "/praktijkvoorbeelden/", "/organisaties/"} <= set(steps)


def test_page_leads_to_its_feed(fill, visit):
    fill("Data", theme_ids=("7",))
    page = visit("q=data&thema=7")
    assert page.find("a", string="Volg deze zoekopdracht in je feedlezer")["href"] == (
        "/zoeken/feed/?q=data&thema=7"
    )
    assert page.find("link", rel="alternate")["href"] == "/zoeken/feed/?q=data&thema=7"
    assert page.find("link", rel="search")["href"] == "/zoeken/opensearch.xml"


def test_page_without_answers_offers_nothing_to_follow(answered):
    assert "Volg deze zoekopdracht" not in said(answered("q=zeppelinverhuur"))


def test_page_with_answers_can_be_followed_by_mail_and_feed(fill, visit):
    fill("Data")
    assert said(visit("q=data")).count("Volg deze zoekopdracht") == 2


def test_filters_of_an_answer_are_those_of_the_page(answered):
    facets = (Facet("year", (FacetValue("2024", 1),)),)
    assert (
        answered("q=rijden", HIT, facets=facets).select_one("#filters [name=jaar]")["value"]
        == "2024"
    )
