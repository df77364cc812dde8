import pytest
from bs4 import BeautifulSoup
from django.template.loader import get_template
from django.views.defaults import server_error


@pytest.mark.parametrize("name", ["400.html", "500.html", "503.html"])
def test_page_comes_up_without_database_and_request(name):
    page = BeautifulSoup(get_template(name).render(), "html.parser")
    assert page.h1.get_text(strip=True)
    assert page.find("link", rel="stylesheet")
    assert not page.find("form")


def test_failing_view_answers_with_our_words(rf):
    answer = server_error(rf.get("/"))
    assert answer.status_code == 500
    assert "Er ging iets mis bij ons" in answer.content.decode()


def test_unknown_address_offers_a_way_on(site_home, client):
    answer = client.get("/bestaat-niet/")
    page = BeautifulSoup(answer.content, "html.parser")
    assert answer.status_code == 404
    assert page.h1.get_text(strip=True) == "Deze pagina is er niet"
    assert page.main.find("form", action="/zoeken/")
    assert not answer.cookies
