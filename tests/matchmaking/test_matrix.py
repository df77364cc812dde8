"""Who does what, what is missing, and what two share: the screens of editors."""

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import PermissionDenied
from django.test import RequestFactory

from alliantie.choices import Audience
from cases.models import CasePage
from matchmaking.cms import matrix
from matchmaking.facts.documents import MEMBER
from matchmaking.facts.reading import read_site
from matchmaking.policies.gaps import Unmet, unmet
from matchmaking.services.networking import keep_network
from people.choices import Direction
from tests.factories.accounts import make_editor
from tests.factories.cases import make_case, make_member, make_organisation, make_theme
from tests.factories.people import make_offer, make_person

URL = "/cms/wie-doet-wat/"


def test_only_who_is_near_meets_a_need():
    regions = {"a": "utrecht", "b": "utrecht", "c": "limburg", "d": ""}
    asked = [("a", "t"), ("a", "u"), ("d", "t"), ("a", "v")]
    offered = [("b", "t"), ("c", "u"), ("a", "v")]
    assert unmet(asked, offered, regions) == [
        Unmet("a", "u", elsewhere=True),
        Unmet("d", "t", elsewhere=True),
        Unmet("a", "v", elsewhere=False),
    ]
    assert unmet([("a", "t")], [("a", "t")], regions) == [Unmet("a", "t", elsewhere=False)]


@pytest.fixture
def world(client, site_home):
    inspraak, woo = make_theme("Inspraak"), make_theme("Woo")
    make_theme("Leeg thema")
    utrecht = make_organisation("Gemeente Utrecht", region="utrecht")
    ede = make_organisation("=Gemeente Ede", region="gelderland", kind="province")
    wijk = make_case("Wijkbudget", organisation=utrecht, themes=(inspraak, woo))
    make_case("Dorpsraad", organisation=ede, themes=(inspraak,))
    make_case("Geheim plan", organisation=ede, themes=(woo,), audience=Audience.PRIVATE)
    person = make_person("Jan", user=make_member(utrecht, "jan"))
    make_offer(woo, person=person, organisation=utrecht, direction=Direction.NEED)
    keep_network(read_site())
    client.force_login(make_editor("redactie@example.org"))
    return wijk


def read(client, url, status=200):
    response = client.get(url)
    assert response.status_code == status
    return BeautifulSoup(response.content, "html.parser").select_one(".nice-padding")


def cells(page):
    return {
        row.th.get_text(): [td.get_text() for td in row("td")] for row in page.select("tbody tr")
    }


@pytest.mark.django_db
def test_matrix_shows_deeds_wishes_and_gaps(client, world):
    page = read(client, URL)
    assert cells(page) == {
        "=Gemeente Ede": ["deelt", "–", "–"],
        "Gemeente Utrecht": ["deelt", "deelt, vraagt", "–"],
    }
    assert "Hier werkt niemand aan: Leeg thema." in page.get_text()
    assert "Gemeente Utrecht zoekt hulp bij Woo. Niemand biedt dat." in page.get_text()
    assert list(cells(read(client, f"{URL}?waar=utrecht"))) == ["Gemeente Utrecht"]
    assert list(cells(read(client, f"{URL}?soort=province"))) == ["=Gemeente Ede"]
    assert len(cells(read(client, f"{URL}?waar=maan&soort=x&pagina=99"))) == 2
    lines = client.get(f"{URL}bestand/?waar=gelderland").content.decode().splitlines()
    assert lines[1:] == ["'=Gemeente Ede;Provincie;Gelderland;Inspraak;deelt"]
    assert "Geheim" not in page.get_text()


@pytest.mark.django_db
def test_two_are_laid_side_by_side(client, world):
    ask = f"{URL}overlap/?een={{}}&ander={{}}"
    page = read(client, ask.format("gemeente utrecht", "=Gemeente Ede"))
    shared = [line.get_text() for line in page.select("li")]
    assert shared == ["Inspraak. Gemeente Utrecht: Wijkbudget; =Gemeente Ede: Dorpsraad."]
    themes = read(client, ask.format("Inspraak", "Woo"))
    said = [line.get_text() for line in themes.select("li")]
    assert "Wijkbudget. Inspraak: gaat over; Woo: gaat over." in said
    for one, other in (("Inspraak", "Gemeente Utrecht"), ("Woo", "Woo"), ("Woo", "Niets")):
        wrong = read(client, ask.format(one, other), status=400)
        assert wrong.select_one("[role=alert]")
        assert wrong.select_one("#een")["value"] == one
    CasePage.objects.filter(pk=world.pk).update(audience=Audience.ORGANISATION)
    client.force_login(make_member(make_organisation(), "buiten"))
    assert client.get(URL).status_code == 302
    request = RequestFactory().get(URL)
    request.actor = MEMBER
    for screen in (matrix.overview, matrix.export, matrix.overlap):
        with pytest.raises(PermissionDenied):
            screen(request)
