"""An author at her desk, and a draft of hers."""

import pytest

from cases.models import CasePage
from cases.services.writing import create_case
from organisations.choices import MembershipState
from organisations.models import Membership
from tests.cases.desk.pages.forms import fresh
from tests.factories import cases as make
from tests.factories.accounts import make_user as make_account


@pytest.fixture
def organisation(site_home):
    return make.make_organisation("Gemeente Dinkelland")


@pytest.fixture
def theme(site_home):
    return make.make_theme("Participatie")


@pytest.fixture
def anna(organisation):
    user = make_account("anna@dinkelland.example")
    Membership.objects.create(user=user, organisation=organisation, state=MembershipState.ACTIVE)
    return user


@pytest.fixture
def at_desk(client, anna):
    client.force_login(anna)
    return client


@pytest.fixture
def draft(anna, theme, organisation):
    changes = {
        "title": "Bewoners lezen mee",
        "summary": "Kort.",
        "approach": "<p>We deden iets.</p>",
        "themes": [theme],
    }
    page = create_case(actor=make.actor(anna), changes=changes).page
    CasePage.objects.filter(pk=page.pk).update(organisation=organisation)
    return fresh(page)
