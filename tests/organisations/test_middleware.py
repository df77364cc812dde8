"""Where the CMS asks a second factor, a password alone gives no editor's eyes on the site either."""

import pytest

from alliantie.choices import Audience
from tests.factories.accounts import make_editor
from tests.factories.cases import make_case, make_member


@pytest.fixture
def private_page(site_home) -> str:
    case = make_case("Nog niet", owner=make_member(None, "schrijver"), audience=Audience.PRIVATE)
    return f"/praktijkvoorbeelden/{case.slug}/"


@pytest.mark.parametrize(("required", "status"), [(True, 404), (False, 200)])
def test_curator_without_second_factor_sees_what_a_member_sees(
    private_page, client, settings, required, status
):
    settings.CMS_REQUIRES_MFA = required
    client.force_login(make_editor())
    assert client.get(private_page).status_code == status


def test_header_shows_the_way_to_the_cms_before_the_second_factor(site_home, client, settings):
    settings.CMS_REQUIRES_MFA = True
    client.force_login(make_editor())
    assert 'href="/cms/"' in client.get("/").content.decode()
    client.force_login(make_member(None, "gewoon"))
    assert 'href="/cms/"' not in client.get("/").content.decode()
