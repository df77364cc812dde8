import json
import re

import pytest
from bs4 import BeautifulSoup

from alliantie.choices import Audience
from alliantie.models import Picture
from alliantie.visibility import VISITOR
from home.models import EditorialPage
from home.starters import EDITORIAL_PAGES
from home.uploads import page_shows
from tests.factories.uploads import make_picture

NEVER_ON_SCREEN = {"slug", "tag", "snippet", "submit", "item", "content", "user"}
pytestmark = pytest.mark.editorial
SLUGS = [starter["slug"] for starter in EDITORIAL_PAGES]


@pytest.mark.parametrize("slug", SLUGS)
def test_first_page_is_there_in_plain_words(site_home, client, slug):
    response = client.get(f"/{slug}/")
    page = BeautifulSoup(response.content, "html.parser")
    text = page.main.get_text().replace("Web Content Accessibility Guidelines", "")
    words = set(re.findall(r"[a-z]+", text.lower()))
    assert response.status_code == 200
    assert len(text) > 800
    assert not words & NEVER_ON_SCREEN
    assert page.find("nav", class_="ao-crumbs").find(attrs={"aria-current": "page"})


def test_every_page_leads_to_the_statement_and_the_rules(site_home, client):
    page = BeautifulSoup(client.get("/").content, "html.parser")
    links = {link["href"] for link in page.footer.find_all("a")}
    assert {f"/{slug}/" for slug in SLUGS} <= links


def test_statement_claims_no_status(site_home, client):
    text = client.get("/toegankelijkheid/").content.decode()
    assert "geen status" in text
    assert not re.search(r"status A\b|voldoet volledig", text)


def editorial_page_with(picture, home, **fields):
    body = json.dumps(
        [
            {
                "type": "picture",
                "value": {"image": picture.pk, "alt_text": "Een plein", "decorative": False},
            }
        ]
    )
    page = EditorialPage(title="Met beeld", slug="met-beeld", body=body, **fields)
    home.add_child(instance=page)
    return page


def test_picture_of_a_public_page_is_served(site_home, client, run_tasks):
    picture = make_picture()
    assert not page_shows(VISITOR, picture.pk, upload=Picture)
    editorial_page_with(picture, site_home)
    run_tasks()  # Wagtail notes what uses what in the background
    assert page_shows(VISITOR, picture.pk, upload=Picture)
    page = BeautifulSoup(client.get("/met-beeld/").content, "html.parser")
    shown = page.main.find("img", alt="Een plein")
    assert client.get(shown["src"]).status_code == 200


def test_picture_of_a_page_for_members_is_not_served_to_visitors(site_home, run_tasks):
    picture = make_picture()
    editorial_page_with(picture, site_home, audience=Audience.MEMBERS)
    run_tasks()
    assert not page_shows(VISITOR, picture.pk, upload=Picture)


def test_a_page_leads_to_the_pages_under_it_that_its_reader_may_see(
    site_home, client, django_assert_max_num_queries
):
    above = EditorialPage(title="Aan de slag", slug="aan-de-slag")
    site_home.add_child(instance=above)
    assert "Lees verder" not in client.get("/aan-de-slag/").content.decode()
    for title, fields in (
        ("Eerste stap", {}),
        ("Nog niet af", {"live": False}),
        ("Onder ons", {"audience": Audience.MEMBERS}),
    ):
        above.add_child(instance=EditorialPage(title=title, **fields))
    page = BeautifulSoup(client.get("/aan-de-slag/").content, "html.parser")
    below = page.find("nav", attrs={"aria-labelledby": "hieronder"})
    assert [one.get_text() for one in below.find_all("a")] == ["Eerste stap"]
    assert client.get(below.a["href"]).status_code == 200
    for number in range(9):
        above.add_child(instance=EditorialPage(title=f"Stap {number}"))
    with django_assert_max_num_queries(14):
        shown = client.get("/aan-de-slag/").content.decode()
    assert "Stap 8" in shown
