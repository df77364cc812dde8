"""An asker at her desk, and others who are not her."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from organisations.choices import MembershipState
from organisations.models import Membership
from tests.factories import cases as make
from tests.factories.accounts import make_user as make_account

QUESTION = "Mag ik het verslag met namen openbaar maken?"


def url(name, dilemma, *more):
    return reverse(f"desk:{name}", args=[dilemma.reference, *more])


@pytest.fixture
def organisation(site_home):
    return make.make_organisation("Gemeente Dinkelland", sort_key="dinkelland")


@pytest.fixture
def theme(site_home):
    return make.make_theme("Open aanpak")


@pytest.fixture
def asker(organisation):
    user = make_account("anna@dinkelland.example", first_name="Anna", last_name="Visser")
    Membership.objects.create(user=user, organisation=organisation, state=MembershipState.ACTIVE)
    return user


@pytest.fixture
def other(site_home):
    return make.make_member(make.make_organisation())


@pytest.fixture
def at_desk(client, asker):
    client.force_login(asker)
    return client


@pytest.fixture
def typed(theme):
    """Give what is enough to ask."""
    return {
        "key": "0c2f7d39-0000-4000-8000-000000000001",
        "question": QUESTION,
        "situation": "Er is een Woo-verzoek gedaan.",
        "themes": [theme.pk],
        "decide_by": timezone.localdate() + timedelta(days=28),
        "name": "anonymous",
        "readers": "members",
    }
