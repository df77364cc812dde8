import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alliantie.choices import Audience
from tests.factories.cases import make_case
from tests.factories.organisations import make_member, make_organisation
from tests.factories.themes import make_theme

pytestmark = pytest.mark.django_db


def queries(client, url):
    client.get(url)  # the frame and the site are kept after the first visit
    with CaptureQueriesContext(connection) as caught:
        assert client.get(url).status_code == 200
    return len(caught)


def test_theme_page_tells_what_it_is_and_what_is_about_it(client, site_home):
    broader = make_theme("Open verantwoording")
    theme = make_theme(
        "Algoritmes", definition="Hoe je uitlegt wat ze doen.", broader=broader, synonyms=["AI"]
    )
    make_theme("Algoritmeregister", broader=theme)
    owner = make_organisation("Gemeente Eigenaar")
    make_case("Een brief die het uitlegt", themes=(theme,), organisation=owner)
    make_organisation("Gemeente Focus").themes.add(theme)
    page = client.get(theme.get_absolute_url()).content.decode()
    for words in ("Hoe je uitlegt", "Open verantwoording", "Algoritmeregister", "AI",
                  "Een brief die het uitlegt", "Gemeente Eigenaar", "Gemeente Focus"):  # fmt: skip
        assert words in page


def test_counts_and_lists_are_honest_for_who_asks(client, site_home):
    theme = make_theme("Geheimen")
    make_case("Voor iedereen", themes=(theme,))
    make_case("Kanarie", themes=(theme,), audience=Audience.MEMBERS)
    make_case("Nog niet", themes=(theme,), publish=False)
    overview = client.get("/themas/").content.decode()
    assert "1 praktijkvoorbeeld<" in overview
    assert "Kanarie" not in client.get(theme.get_absolute_url()).content.decode()
    client.force_login(make_member().user)
    assert "2 praktijkvoorbeelden<" in client.get("/themas/").content.decode()
    page = client.get(theme.get_absolute_url()).content.decode()
    assert "Kanarie" in page
    assert "Nog niet" not in page


def test_organisation_of_a_hidden_case_does_not_come_out(client, site_home):
    theme = make_theme("Stil")
    owner = make_organisation("Gemeente Zwijgzaam")
    make_case(themes=(theme,), organisation=owner, audience=Audience.PRIVATE)
    assert "Zwijgzaam" not in client.get(theme.get_absolute_url()).content.decode()


def test_members_cases_stand_before_rows_of_a_register(client, site_home):
    theme = make_theme("Vol")
    make_case("Van een lid", themes=(theme,))
    for number in range(13):
        make_case(f"Rij {number}", themes=(theme,), source="register", source_id=str(number))
    first = client.get(theme.get_absolute_url()).content.decode()
    assert "Van een lid" in first
    second = client.get(theme.get_absolute_url() + "?pagina=2").content.decode()
    assert "Van een lid" not in second
    assert "14" in first


def test_empty_theme_says_what_to_do(client, site_home):
    page = client.get(make_theme("Leeg").get_absolute_url()).content.decode()
    assert "Nog niets over Leeg" in page
    assert "/mijn/nieuw/" in page


@pytest.mark.parametrize("number", ["0", "-1", "999", "x", "1' or 1=1", "\u00b2"])
def test_any_page_number_gives_a_page(client, site_home, number):
    theme = make_theme()
    assert client.get(theme.get_absolute_url(), {"pagina": number}).status_code == 200


def test_unknown_theme_is_not_found(client, site_home):
    assert client.get("/themas/bestaat-niet/").status_code == 404


def test_queries_do_not_grow(client, site_home):
    theme = make_theme("Druk")
    owner = make_organisation()
    for _ in range(2):
        make_case(themes=(theme,), organisation=owner)
    few = {url: queries(client, url) for url in ("/themas/", theme.get_absolute_url())}
    for _ in range(14):
        make_case(themes=(theme, make_theme()), organisation=make_organisation())
    many = {url: queries(client, url) for url in few}
    assert max(many.values()) <= 13, many
    assert many["/themas/"] == few["/themas/"]
    # one more page: the second count of organisations at most
    assert many[theme.get_absolute_url()] <= few[theme.get_absolute_url()] + 1


def test_pages_of_a_shelf(client, site_home):
    theme = make_theme("Vol")
    for number in range(14):
        make_case(f"Voorbeeld {number:02}", themes=(theme,))
    for asked, cards, page in (("1", 12, 1), ("2", 2, 2), ("99", 2, 2), ("x", 12, 1), ("0", 2, 2)):
        listed = client.get(theme.get_absolute_url(), {"pagina": asked}).context["view"].listed[0]
        assert (len(listed.cards), listed.page.number) == (cards, page), asked
        assert listed.page.paginator.count == 14
