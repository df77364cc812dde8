"""Pages ask the database little, and no more when there is much."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.models import CasePage
from tests.factories.cases import make_organisation, make_theme
from tests.pages.crowd import make_many_cases

MOST = 16  # fourteen, and two for what belongs together
FEW, MANY = 10, 200

pytestmark = pytest.mark.django_db


def queries(client, url: str) -> list[str]:
    """Give what a page asks; the first visit makes pictures and fills caches."""
    client.get(url)
    with CaptureQueriesContext(connection) as captured:
        response = client.get(url)
    assert response.status_code == 200, url
    return [query["sql"] for query in captured]


def ask_all(client, organisation, theme) -> dict[str, list[str]]:
    case = CasePage.objects.order_by("pk")[0]
    pages = {
        "home": "/",
        "overview": "/praktijkvoorbeelden/",
        "case": f"/praktijkvoorbeelden/{case.slug}/",
        "organisation": f"/organisaties/{organisation.slug}/",
        "theme": f"/themas/{theme.slug}/",
        "search": "/zoeken/?q=buurtbudget",
    }
    return {name: queries(client, url) for name, url in pages.items()}


def differences(few: dict[str, list[str]], many: dict[str, list[str]]) -> dict[str, str]:
    return {
        name: f"{len(few[name])} -> {len(many[name])}"
        for name in few
        if len(few[name]) != len(many[name])
    }


def test_pages_ask_little_with_ten_and_with_two_hundred_cases(client, site_home):
    organisation, theme = make_organisation(), make_theme()
    counts = {}
    for first, last in ((0, FEW), (FEW, MANY)):
        make_many_cases(first, last, organisation, theme.slug)
        call_command("search_rebuild", verbosity=0)
        assert CasePage.objects.count() == last
        counts[last] = ask_all(client, organisation, theme)
    greedy = {n: sqls for n, sqls in counts[MANY].items() if len(sqls) > MOST}
    assert greedy == {}
    assert differences(counts[FEW], counts[MANY]) == {}


def test_a_page_that_asks_per_case_would_be_seen():
    assert differences({"home": ["a"]}, {"home": ["a", "b"]}) == {"home": "1 -> 2"}
