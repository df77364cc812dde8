"""Somebody who follows a theme."""

import pytest

from people.models import Follow
from tests.factories.organisations import make_member
from tests.factories.themes import make_theme


@pytest.fixture
def theme(site_home):
    return make_theme("Participatie")


@pytest.fixture
def anna(theme):
    user = make_member(email="anna@example.org").user
    Follow.objects.create(user=user, theme=theme)
    return user
