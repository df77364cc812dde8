"""The demo command refuses where it could do harm, and goes from the ground floor up."""

import pytest
from django.core.management import CommandError, call_command

from accounts.models import User
from alliantie.management.commands.demo import loaders


@pytest.mark.django_db
def test_refused_in_production(settings):
    settings.PRODUCTION = True
    with pytest.raises(CommandError, match="production"):
        call_command("demo")
    assert not User.objects.exists()


def test_lowest_floor_loads_first():
    apps = [load.__module__.split(".")[0] for load in loaders()]
    assert apps == [
        "accounts",
        "themes",
        "organisations",
        "people",
        "news",
        "cases",
        "events",
        "quarters",
        "reports",
        "matchmaking",
        "home",
    ]
