"""Two people who could meet, and a use case they both know."""

import pytest

from tests.factories.cases import make_case
from tests.factories.organisations import make_organisation
from tests.factories.people import make_person


@pytest.fixture
def case(site_home):
    return make_case("Open besluiten")


@pytest.fixture
def anna(site_home):
    return make_person("Anna Archief", organisation=make_organisation("Gemeente Meidorp"))


@pytest.fixture
def bert(site_home):
    return make_person("Bert Besluit", organisation=make_organisation("Waterschap Noordrand"))
