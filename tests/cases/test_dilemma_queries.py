"""Pages of dilemmas ask the database little, and no more when there is much."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.choices import NameChoice, Readers
from cases.models import Advice, AdviceRemark
from search.indexing import drain
from tests.factories.cases import make_member, make_organisation, make_theme
from tests.factories.dilemmas import make_dilemma
from tests.factories.people import make_person

pytestmark = pytest.mark.django_db
MOST = 16
FEW, MANY = 5, 500


def queries(client, url) -> int:
    client.get(url)
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(url)
    assert answer.status_code == 200, url
    return len(captured)


def advise(dilemma, author, first, last):
    made = Advice.objects.bulk_create(
        Advice(dilemma=dilemma, mark=f"m{at}", author=author, text=f"Advies {at}")
        for at in range(first, last)
    )
    AdviceRemark.objects.bulk_create(
        AdviceRemark(advice=advice, author=author, text="Dank") for advice in made
    )


@pytest.mark.parametrize("is_member", [False, True])
def test_a_page_with_five_and_with_five_hundred_pieces_of_advice(client, site_home, is_member):
    house = make_organisation()
    asker, author = make_person(organisation=house).user, make_person().user
    dilemma = make_dilemma(
        asker,
        state="decided",
        name=NameChoice.PUBLIC,
        readers=Readers.EVERYONE,
        choice={"organisation_id": house.pk},
        values=[{"value": "openness"}, {"value": "privacy"}],
        options=[{"label": "Wel"}, {"label": "Niet"}],
        themes=[make_theme()],
    )
    make_dilemma(asker, readers=Readers.EVERYONE)
    drain()
    if is_member:
        client.force_login(make_member(make_organisation()))
    counts = {}
    for first, last in ((0, FEW), (FEW, MANY)):
        advise(dilemma, author, first, last)
        counts[last] = queries(client, dilemma.url)
    assert counts[FEW] == counts[MANY] <= MOST


@pytest.mark.parametrize("is_member", [False, True])
def test_overview_and_values_with_few_and_many(client, site_home, is_member):
    asker, theme = make_member(make_organisation()), make_theme()
    if is_member:
        client.force_login(make_member(make_organisation()))
    counts = []
    for number in (2, 12):
        for _at in range(number):
            asker = make_member(make_organisation())
            make_dilemma(
                asker,
                readers=Readers.EVERYONE,
                themes=[theme],
                values=[{"value": "openness"}, {"value": "cost"}],
            )
        urls = ["/dilemmas/", "/dilemmas/?botst=openness&botst=cost", "/dilemmas/waarden/"]
        urls += [] if is_member else ["/", theme.get_absolute_url()]
        counts.append([queries(client, url) for url in urls])
    assert counts[0] == counts[1]
    assert max(counts[0]) <= MOST
