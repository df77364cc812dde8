"""The network as visitors see it, on one small world."""

import csv
from dataclasses import dataclass
from io import StringIO

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alliantie.choices import Audience
from cases.models import CasePage, Reuse
from matchmaking.facts.reading import read_changes, read_site
from matchmaking.models import Drawing, NetworkLink
from matchmaking.services.networking import keep_network, renew_network
from organisations.models import Organisation
from search.registry import key_of
from tests.factories.cases import make_case, make_organisation, make_theme
from tests.factories.reuses import make_reuse
from themes.models import Theme

MOST = 14
URL = "/netwerk/"

pytestmark = pytest.mark.django_db


def shown(client, url=URL):
    response = client.get(url)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def boxes(page):
    return {link.title.text: link["href"] for link in page.select(".ao-network a")}


def table(page):
    return [tuple(cell.get_text() for cell in row("td")) for row in page.select("tbody tr")]


def queries(client, url):
    client.get(url)
    with CaptureQueriesContext(connection) as captured:
        client.get(url)
    return len(captured)


@dataclass
class World:
    theme: Theme
    utrecht: Organisation
    ede: Organisation
    wijk: CasePage
    reuse: Reuse


@pytest.fixture
def world(client, site_home):
    assert "nog geen netwerk" in shown(client).get_text()
    theme = make_theme("Inspraak")
    utrecht, ede = make_organisation("Gemeente Utrecht"), make_organisation("=Gemeente Ede")
    wijk = make_case("Wijkbudget", organisation=utrecht, themes=(theme,))
    make_case("Geheime wijk", organisation=utrecht, themes=(theme,), audience=Audience.MEMBERS)
    reuse = make_reuse(wijk, organisation=ede)
    site = read_site()
    keep_network(site)
    before = Drawing.objects.get().places
    keep_network(site)
    assert Drawing.objects.get().places == before  # the same network gives the same picture

    return World(theme, utrecht, ede, wijk, reuse)


def test_network_shows_what_a_reader_may_see(client, world):
    theme, utrecht = world.theme, world.utrecht
    page = shown(client)
    assert set(boxes(page)) >= {"Gemeente Utrecht, organisatie", "Inspraak, thema"}
    assert ("Gemeente Utrecht", "deelt", "Wijkbudget") in table(page)
    assert ("=Gemeente Ede", "werkt aan", "Inspraak") in table(page)
    assert "Geheime" not in page.get_text()
    for url in boxes(page).values():
        assert client.get(url).status_code == 200

    around = shown(client, f"{URL}?rond=organisatie-{utrecht.slug}")
    assert table(around) == [
        ("=Gemeente Ede", "paste toe", "Wijkbudget"),
        ("Gemeente Utrecht", "deelt", "Wijkbudget"),
        ("Wijkbudget", "gaat over", "Inspraak"),
    ]
    assert len(boxes(around)) == 4
    assert around.select_one(".ao-network [aria-current]")["href"] == utrecht.get_absolute_url()
    about = shown(client, f"{URL}?rond=thema-{theme.slug}")
    assert table(about) == table(around)
    for wrong in ("thema-geen", "mens-jan", "x", "organisatie-"):
        assert client.get(f"{URL}?rond={wrong}").status_code == 404


def test_file_and_picture_stay_small_and_secret(client, world):
    theme, utrecht, ede = world.theme, world.utrecht, world.ede
    text = client.get("/netwerk.csv").content.decode().lstrip("\ufeff")
    rows = list(csv.reader(StringIO(text), delimiter=";"))
    assert ["'=Gemeente Ede", "organisatie", "paste toe"] in [row[:3] for row in rows]
    assert "Geheime" not in text

    few = {url: queries(client, url) for url in (URL, f"{URL}?rond=thema-{theme.slug}")}
    for number in range(4):
        make_case(f"Meer {number}", organisation=ede, themes=(theme,))
    keep_network(read_site())
    assert {url: queries(client, url) for url in few} == few
    assert max(few.values()) <= MOST

    Reuse.objects.filter(pk=world.reuse.pk).update(state="hidden")
    assert not any(
        "paste toe" in row for row in table(shown(client, f"{URL}?rond=thema-{theme.slug}"))
    )
    CasePage.objects.filter(pk=world.wijk.pk).update(audience=Audience.PRIVATE)
    for url in (URL, f"{URL}?rond=organisatie-{utrecht.slug}", "/netwerk.csv"):
        said = client.get(url).content.decode()
        assert "Wijkbudget" not in said
        assert "Gemeente Utrecht;" not in said


def test_a_change_is_taken_over_before_the_night(client, site_home):
    theme, other = make_theme("Inspraak"), make_theme("Openheid")
    utrecht = make_organisation("Gemeente Utrecht")
    case = make_case("Wijkbudget", organisation=utrecht, themes=(theme,))
    site = read_site()
    keep_network(site)
    case.themes = [other]
    case.save_revision().publish()
    read_changes(site, [key_of(case)])
    renew_network(site, [key_of(case)])
    page = shown(client, f"{URL}?rond=organisatie-{utrecht.slug}")
    assert ("Wijkbudget", "gaat over", "Openheid") in table(page)
    works = NetworkLink.objects.filter(role="works_on").values_list("one", "other")
    assert list(works) == [(key_of(utrecht), key_of(other))]
    case.unpublish()
    read_changes(site, [key_of(case)])
    renew_network(site, [key_of(case)])
    assert not NetworkLink.objects.exists()
