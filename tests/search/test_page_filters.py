"""What can be chosen beside the answers: filters, tabs and order, all of it in the address."""

from dataclasses import replace

import pytest
from bs4 import BeautifulSoup

from cases.choices import Language, Method
from events.choices import EventFormat
from organisations.choices import OrganisationKind, Region
from search import registry, views
from search.contract import Facet, FacetValue, Results, SearchQuery
from search.parameters import FILTERS, address, cut_off, read_query
from search.presenting import IN_SIGHT, filter_groups, tabs

URL = "/zoeken/"


@pytest.fixture
def visit(client, site_home, shelf):
    def get(query: str = "") -> BeautifulSoup:
        return BeautifulSoup(client.get(f"{URL}?{query}").content, "html.parser")

    return get


def chips(page: BeautifulSoup) -> dict[str, str]:
    row = page.find(attrs={"aria-label": "Gekozen filters"})
    links = row.find_all("a") if row else []
    return {link.contents[0].strip(): link["href"] for link in links}


def boxes(page: BeautifulSoup, name: str) -> dict[str, str]:
    """Give the values of a filter with their counts, in order."""
    found = page.find_all("input", {"type": "checkbox", "name": name})
    return {box["value"]: box.find_next_sibling(class_="ao-choice__count").text for box in found}


def facet(field: str, *values: tuple[str, int, bool]) -> Results:
    return Results(facets=(Facet(field, tuple(FacetValue(*value) for value in values)),))


def test_every_facet_can_be_chosen_and_more_than_one_value_of_it(fill, visit):
    fill("Data een", theme_ids=("7",), year=2024)
    fill("Data twee", theme_ids=("8",), year=2023)
    fill("Data drie", theme_ids=("9",), year=2023)
    page = visit("q=data&thema=7&thema=8&jaar=2023")
    assert page.find(id="aantal").get_text(" ", strip=True).startswith("1 resultaat")
    assert boxes(page, "thema") == {"8": "1", "9": "1", "7": "0"}
    assert set(chips(page)) == {
        "Thema: Thema 7",
        "Thema: Thema 8",
        "Jaar: 2023",
        "Haal alle filters weg",
    }


def test_each_chip_takes_itself_away_and_one_link_takes_all(fill, visit):
    fill("Data", theme_ids=("7", "8"))
    found = chips(visit("q=data&thema=7&thema=8&volgorde=nieuwste"))
    assert found["Thema: Thema 7"] == "?q=data&thema=8&volgorde=nieuwste"
    assert found["Haal alle filters weg"] == "?q=data&volgorde=nieuwste"


def test_chosen_value_without_answers_stays_and_can_be_taken_off(fill, visit):
    fill("Data", theme_ids=("7",))
    page = visit("q=data&thema=8")
    assert boxes(page, "thema") == {"7": "1", "8": "0"}
    assert page.select_one("#filters [name=thema][value='8']").has_attr("checked")
    assert chips(page)["Thema: Thema 8"] == "?q=data"


def test_value_without_answers_that_was_not_chosen_is_not_shown():
    results = facet("source", ("leden", 0, False), ("Register", 2, False))
    assert [option.value for option in filter_groups(results)[0].options] == ["Register"]


def test_chosen_value_that_is_no_longer_there_can_be_taken_off(fill, visit, monkeypatch):
    monkeypatch.setattr("search.registry._labels", {})
    fill("Data", theme_ids=("7",))
    page = visit("q=data&thema=999")
    assert chips(page)["Thema: onbekende keuze"] == "?q=data"
    assert "999" not in page.find(id="aantal").parent.get_text()


def test_years_stand_newest_first_and_others_by_answers(shelf):
    years = facet("year", ("2021", 9, False), ("2024", 1, False), ("2023", 5, False))
    assert [o.value for o in filter_groups(years)[0].options] == ["2024", "2023", "2021"]
    themes = facet("theme", ("1", 1, False), ("2", 9, False))
    assert [o.value for o in filter_groups(themes)[0].options] == ["2", "1"]


def test_choosing_moves_nothing_in_sight_and_a_choice_never_hides_in_the_fold():
    values = [(f"Bron {n:02}", 30 - n, n in {3, 20}) for n in range(25)]
    options = filter_groups(facet("source", *values))[0].options
    in_sight = [option.value for option in options[:IN_SIGHT]]
    assert in_sight == [f"Bron {n:02}" for n in (0, 1, 2, 3, 4, 5, 6, 20)]
    assert len(options) == 25


def test_more_values_fold_without_script(fill, visit):
    fill("Data", theme_ids=tuple(map(str, range(12))))
    more = visit("q=data").find(class_="ao-filter__more")
    assert more.name == "details"
    assert more.summary.get_text() == "Toon meer"
    assert len(more.find_all("input")) == 12 - IN_SIGHT


@pytest.mark.parametrize(
    ("field", "value", "label"),
    [
        ("organisation_kind", OrganisationKind.WATER_BOARD, "Waterschap"),
        ("region", Region.NATIONAL, "Heel Nederland"),
        ("language", Language.PAPIAMENTU, "Papiaments"),
        ("format", Method.BUDGETING, "Samen begroten"),
        ("format", EventFormat.DEBATE, "Openbaar debat"),
    ],
)
def test_apps_give_the_words_for_their_values(field, value, label):
    assert registry.facet_labels(field, [value, "onzin"]) == {value: label}


@pytest.fixture
def other_kind(shelf, monkeypatch):
    """Register a second kind that nothing belongs to."""
    kind = replace(registry.named("shelf"), kind="book", label="Boek", plural="Boeken")
    monkeypatch.setitem(registry._kinds, "book", kind)
    registry.describe("shelf", plural="Planken", leads_on=True)


def tab_texts(page: BeautifulSoup) -> list[str]:
    bar = page.find(class_="ao-tabs")
    return [link.get_text(" ", strip=True) for link in bar.find_all("a")] if bar else []


def test_tabs_count_each_kind_and_keep_words_and_filters(other_kind):
    results = facet("kind", ("shelf", 3, False), ("book", 2, False))
    found = tabs(SearchQuery("data", themes=("7",), sort="newest"), results)
    assert [(tab.label, tab.count, tab.current) for tab in found] == [
        ("Alles", 5, True),
        ("Planken", 3, False),
        ("Boeken", 2, False),
    ]
    assert found[1].url == "?q=data&soort=shelf&thema=7&volgorde=nieuwste"


def test_tab_of_the_chosen_kind_is_the_current_one_even_without_answers(fill, visit, other_kind):
    fill("Data")
    page = visit("q=data&soort=book")
    assert tab_texts(page) == ["Alles 1", "Planken 1", "Boeken 0"]
    assert page.select_one(".ao-tabs [aria-current=page]").get_text(strip=True) == "Boeken0"


def test_one_kind_alone_needs_no_tabs(fill, visit, other_kind):
    fill("Data")
    assert tab_texts(visit("q=data")) == []


def test_order_by_reuse_is_offered_only_where_it_means_something(visit, monkeypatch):
    def order(reusable: bool, query: str = "") -> list[str]:
        made = replace(facet("source", ("Register", 2, False)), total=2, reusable=reusable)
        monkeypatch.setattr(views, "find", lambda *_: (made, []))
        return [option["value"] for option in visit(query).select("#volgorde option")]

    assert order(reusable=False) == ["beste", "nieuwste"]
    assert order(reusable=True) == ["beste", "nieuwste", "toegepast"]
    assert order(reusable=False, query="volgorde=toegepast") == ["beste", "nieuwste", "toegepast"]


def test_other_words_keep_filters_and_order(fill, visit):
    fill("Data")
    page = visit("q=data&thema=7&volgorde=nieuwste&letterlijk=1&pagina=1")
    kept = {(field["name"], field["value"]) for field in page.select("[form=zoekformulier]")}
    assert kept == {("thema", "7"), ("volgorde", "nieuwste")}
    assert page.select_one("#filters [name=letterlijk]")["value"] == "1"


def test_address_says_the_whole_question_and_is_read_back(rf):
    chosen = {f"{field}s": ("een", "twee") for field in FILTERS}
    for sort in ("relevance", "newest", "reused"):
        query = SearchQuery('"open data" -woo', **chosen, sort=sort, literal=True)
        assert read_query(rf.get(URL + address(query)).GET) == query


@pytest.mark.parametrize(
    ("text", "said"),
    [("a" * 300, ""), ("a" * 301, "300 tekens"), ("a " * 24, ""), ("a " * 25, "24 woorden")],
)
def test_long_question_is_told_how_much_was_used(rf, text, said):
    assert cut_off(rf.get(URL, {"q": text}).GET) == said


def test_long_question_says_so_on_the_page(visit):
    assert "We zochten met de eerste 300 tekens" in visit(f"q={'a' * 400}").get_text()
