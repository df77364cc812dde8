import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alliantie.choices import Audience
from alliantie.visibility import VISITOR
from home.front import front
from home.models import FeaturedCase
from tests.factories.cases import make_case, make_organisation, make_theme

pytestmark = pytest.mark.django_db


def feature(page, *cases):
    for order, case in enumerate(cases):
        FeaturedCase.objects.create(page=page, case=case, sort_order=order)


def titles(cards):
    return [card.title for card in cards]


def test_chosen_cases_come_first_in_the_order_of_the_editors(site_home):
    old, newer, newest = make_case("Oud"), make_case("Nieuwer"), make_case("Nieuwst")
    feature(site_home, newer, old)
    shown = front(site_home, VISITOR)
    assert shown.lead.title == "Nieuwer"
    assert titles(shown.featured) == ["Oud"]
    assert titles(shown.newest) == [newest.title]


def test_newest_are_what_members_wrote_and_not_what_a_register_holds(site_home):
    make_case("Eigen")
    make_case("Register", source="algoritmeregister", source_id="1")
    shown = front(site_home, VISITOR)
    assert titles(shown.newest) == ["Eigen"]
    assert (shown.case_count, shown.register_count) == (1, 1)


def test_editors_may_choose_from_a_register(site_home):
    feature(site_home, make_case("Register", source="algoritmeregister", source_id="1"))
    assert front(site_home, VISITOR).lead.from_register


def test_hidden_case_is_nowhere_even_when_chosen(site_home, client):
    theme = make_theme()
    hidden = make_case("Geheim", themes=(theme,), audience=Audience.MEMBERS)
    feature(site_home, hidden)
    shown = front(site_home, VISITOR)
    assert shown.lead is None
    assert shown.case_count == 0
    assert [card.case_count for card in shown.themes if card.label == theme.label] == [0]
    assert "Geheim" not in client.get("/").content.decode()


def test_theme_counts_its_cases_once(site_home):
    theme, other = make_theme("Licht"), make_theme("Lucht")
    make_case(themes=(theme, other))
    make_case(themes=(theme,))
    counts = {card.label: card.case_count for card in front(site_home, VISITOR).themes}
    assert counts == {"Licht": 2, "Lucht": 1}


def test_page_costs_the_same_with_few_and_many(site_home, client):
    def visit():
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get("/").status_code == 200
        return len(queries)

    make_case(themes=(make_theme(),), organisation=make_organisation())
    visit()  # fills the caches of site and frame
    few = visit()
    for _ in range(8):
        make_case(themes=(make_theme(),), organisation=make_organisation())
    many = visit()
    assert few == many
    assert many <= 14


def test_visitor_gets_no_cookie_and_learns_what_this_is(site_home, client):
    response = client.get("/")
    page = response.content.decode()
    assert not response.cookies
    assert site_home.heading in page
    assert "Deel je praktijkvoorbeeld" in page
    assert "csrfmiddlewaretoken" not in page
