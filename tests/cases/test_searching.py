"""A published case is found by everybody who may see it, and by nobody else."""

import pytest
from django.urls import reverse

from cases.models import CasePage
from search.indexing import drain
from tests.factories.cases import make_case, make_member, make_organisation, make_theme

pytestmark = pytest.mark.django_db


def hits(client, words):
    html = client.get(reverse("search:search"), {"q": words}).content.decode()
    return html.count('class="ao-result"')


def test_inflected_and_compound_words_find_the_case(client, site_home):
    make_case("Wij maakten een burgerbegroting", themes=(make_theme("Participatie"),))
    drain()
    for words in ("burgerbegrotingen", "begroting", "participatie"):
        assert hits(client, words) >= 1, words


def test_case_made_private_is_not_found_before_the_index_knows(client, site_home):
    organisation = make_organisation()
    case = make_case("Kanarie", organisation=organisation)
    drain()
    assert hits(client, "kanarie") == 1
    case.audience = "organisation"
    case.save()
    assert hits(client, "kanarie") == 0
    client.force_login(make_member(organisation))
    assert hits(client, "kanarie") == 1
    drain()
    assert hits(client, "kanarie") == 1
    client.logout()
    assert hits(client, "kanarie") == 0


def test_withdrawn_and_archived_cases_leave_search(client, site_home):
    case = make_case("Kanarie")
    drain()
    for standing in ("archived", "withdrawn"):
        CasePage.objects.filter(pk=case.pk).update(standing=standing)
        assert hits(client, "kanarie") == 0


def test_hit_shows_theme_language_and_register(client, site_home):
    theme = make_theme("Open data")
    make_case(
        "Canary", themes=(theme,), language="en", source="r", source_id="1", source_label="Register"
    )
    drain()
    html = client.get(reverse("search:search"), {"q": "canary"}).content.decode()
    assert theme.get_absolute_url() in html
    assert 'lang="en"' in html
    assert "Uit een register" in html
