import pytest

from tests.factories.people import make_question

pytestmark = pytest.mark.django_db


def test_smoke(client, site_home):
    q = make_question()
    for u in (
        "/vragen/",
        "/vragen/stellen/",
        "/vragen/lijkt-op/?text=hoe+doe+je+dit",
        q.get_absolute_url(),
        "/",
        "/zoeken/?q=xxyyzz",
    ):
        assert client.get(u).status_code == 200, u
