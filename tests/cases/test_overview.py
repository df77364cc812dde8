"""The overview: filters, honest counts, order, and a fixed number of queries."""

import re

import pytest
from django.utils import timezone

from cases.models import CasePage
from cases.presenting import filtered
from cases.presenting.filtered import PAGE_SIZE
from tests.factories.cases import make_case, make_member, make_organisation, make_theme

pytestmark = pytest.mark.django_db

ADDRESS = "/praktijkvoorbeelden/"
TITLES = re.compile(r'class="ao-card__link"[^>]*>([^<]+)<')
OPTION = re.compile(
    r'value="([^"]+)"( checked)?>\s*<span>[^<]*</span>\s*<span class="ao-choice__count">(\d+)'
)


def titles(client, query=""):
    return TITLES.findall(client.get(f"{ADDRESS}{query}").content.decode())


def numbers(client, query=""):
    html = client.get(f"{ADDRESS}{query}").content.decode()
    return {value: int(number) for value, _checked, number in OPTION.findall(html)}


@pytest.fixture
def shelf(site_home):
    """Give three cases that differ in every filter."""
    data, woo = make_theme("Open data"), make_theme("Wet open overheid")
    town = make_organisation(kind="municipality")
    club = make_organisation(kind="ngo")
    make_case("Een", themes=(data, woo), region="utrecht", phase="running", organisation=town)
    make_case("Twee", themes=(data,), region="zeeland", phase="finished", organisation=club)
    make_case("Three", themes=(woo,), region="utrecht", language="en")
    return data, woo


def test_no_filter_shows_all(client, shelf):
    assert set(titles(client)) == {"Een", "Twee", "Three"}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?regio=utrecht", {"Een", "Three"}),
        ("?regio=utrecht&regio=zeeland", {"Een", "Twee", "Three"}),
        ("?regio=utrecht&taal=nl", {"Een"}),
        ("?soort=ngo", {"Twee"}),
        ("?fase=running&fase=finished", {"Een", "Twee"}),
        ("?bron=register", set()),
        ("?bron=leden&taal=en", {"Three"}),
        ("?regio=atlantis", set()),
        ("?regio=&thema=", {"Een", "Twee", "Three"}),
    ],
)
def test_values_widen_within_a_filter_and_filters_narrow_each_other(client, shelf, query, expected):
    assert set(titles(client, query)) == expected


def test_themes_widen_and_show_a_case_once(client, shelf):
    data, woo = shelf
    found = titles(client, f"?thema={data.slug}&thema={woo.slug}")
    assert sorted(found) == ["Een", "Three", "Twee"]


def test_counts_say_what_a_value_would_give_beside_the_other_filters(client, shelf):
    data, woo = shelf
    found = numbers(client, "?regio=utrecht")
    assert found[data.slug] == 1
    assert found[woo.slug] == 2
    assert (found["utrecht"], found["zeeland"]) == (2, 1)
    assert found["leden"] == 2


def test_counts_are_of_what_the_actor_may_see(client, shelf):
    data, _woo = shelf
    organisation = make_organisation()
    make_case("Binnen", themes=(data,), audience="organisation", organisation=organisation)
    assert numbers(client)[data.slug] == 2
    assert "Binnen" not in titles(client)
    client.force_login(make_member(organisation))
    assert numbers(client)[data.slug] == 3
    assert "Binnen" in titles(client)


def test_hidden_theme_of_hidden_cases_only_is_no_filter(client, shelf):
    secret = make_theme("Geheim thema")
    make_case(themes=(secret,), audience="private")
    assert "Geheim thema" not in client.get(ADDRESS).content.decode()


def test_chip_takes_its_own_filter_away(client, shelf):
    html = client.get(f"{ADDRESS}?regio=utrecht&taal=nl").content.decode()
    assert 'href="?taal=nl"' in html
    assert 'href="?regio=utrecht"' in html


def test_members_own_stand_above_registers_in_every_order(client, shelf):
    make_case("Aaa uit register", source="r", source_id="1")
    for sort in ("nieuwste", "bevestigd", "titel", "onzin"):
        assert titles(client, f"?volgorde={sort}")[-1] == "Aaa uit register"
    assert titles(client, "?bron=register") == ["Aaa uit register"]
    assert "waarvan 1 uit een register" in client.get(ADDRESS).content.decode()


def test_newer_register_rows_do_not_push_members_off_the_first_page(client, shelf, monkeypatch):
    monkeypatch.setattr(filtered, "PAGE_SIZE", 3)
    for number in range(5):
        make_case("Aaa", source="r", source_id=number)
    for sort in ("nieuwste", "bevestigd", "titel"):
        assert set(titles(client, f"?volgorde={sort}")) == {"Een", "Twee", "Three"}


def test_orders(client, shelf):
    assert titles(client) == ["Three", "Twee", "Een"]
    assert titles(client, "?volgorde=titel") == ["Een", "Three", "Twee"]
    CasePage.objects.filter(title="Een").update(confirmed_at=timezone.now())
    assert titles(client, "?volgorde=bevestigd")[0] == "Een"


def test_empty_states_offer_the_next_step(client, shelf):
    html = client.get(f"{ADDRESS}?regio=saba").content.decode()
    assert "Geen voorbeeld past bij al je filters" in html
    assert f'href="{ADDRESS}"' in html
    CasePage.objects.update(live=False)
    assert "Hier staat nog niets" in client.get(ADDRESS).content.decode()


@pytest.mark.parametrize(
    "query", ["?pagina=99999", "?pagina=-1", "?pagina=x", "?thema=%00x", "?regio=%F0"]
)
def test_odd_addresses_get_a_page_or_a_plain_refusal(client, shelf, query):
    assert client.get(f"{ADDRESS}{query}").status_code in {200, 400}


def test_pages_keep_the_filters(client, site_home):
    for _ in range(PAGE_SIZE + 1):
        make_case(region="utrecht")
    html = client.get(f"{ADDRESS}?regio=utrecht").content.decode()
    assert "regio=utrecht&amp;pagina=2" in html
    assert len(titles(client, "?regio=utrecht&pagina=2")) == 1


def test_number_of_queries_is_the_same_with_few_and_with_many(
    client, shelf, django_assert_max_num_queries
):
    client.get(ADDRESS)
    with django_assert_max_num_queries(12) as few:
        client.get(ADDRESS)
    theme = make_theme()
    for number in range(60):
        make_case(themes=(theme,), organisation=make_organisation(), source="r", source_id=number)
    with django_assert_max_num_queries(12) as many:
        client.get(ADDRESS)
    assert len(few) == len(many)


def test_overview_made_private_is_gone(client, shelf):
    page = CasePage.objects.first().get_parent().specific
    type(page).objects.update(audience="private")
    assert client.get(ADDRESS).status_code == 404
