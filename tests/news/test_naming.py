"""Who keeps their profile from others is not named beside their short news."""

import pytest

from tests.factories.news import make_item, make_line, make_round
from tests.factories.people import make_person

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("show_who", "beside_news", "beside_line"),
    [("everyone", True, True), ("members", False, True), ("nobody", False, False)],
)
def test_a_name_stands_where_its_owner_wants_it(
    client, site_home, show_who, beside_news, beside_line
):
    writer = make_person("Geertje Geheim", show_who=show_who).user
    item = make_item("Iets nieuws", author=writer)
    about = make_round()
    make_line(about, "Een regel", author=writer, shows_name=True)
    for url in (item.get_absolute_url(), "/actualiteiten/"):
        assert ("Geertje Geheim" in client.get(url).content.decode()) == beside_news
    page = client.get(about.get_absolute_url()).content.decode()
    assert ("Geertje Geheim" in page) == beside_line
