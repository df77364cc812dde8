"""What tests of merging accounts share."""

import pytest

from accounts.models import User
from tests.factories.accounts import make_user


@pytest.fixture
def pair(site_home) -> tuple[User, User]:
    """Make two accounts of one person: the one that goes and the one that stays."""
    return make_user("oud@werk.example"), make_user("nieuw@werk.example")
