"""A series with organisations that take turns."""

from datetime import date
from typing import Any

from events.models import Series
from organisations.actors import actor_for
from organisations.choices import MembershipRole
from tests.factories.cases import make_member, make_organisation


def make_host(name: str = "", members: int = 1) -> Any:
    """Make a member of the alliance with an administrator; gives the organisation, `.admin` along."""
    house: Any = make_organisation(name, alliance_member_from=date(2024, 1, 1))
    house.admin = make_member(house, role=MembershipRole.ADMIN)
    for _ in range(members - 1):
        make_member(house)
    return house


def make_series(coordinator: Any = None, **fields: Any) -> Series:
    """Make a series that somebody plans."""
    coordinator = coordinator or make_member(make_organisation("Gemeente Spil"))
    told = {"title": "Forum", "slug": "forum", "about": "Vier keer per jaar.", **fields}
    return Series.objects.create(coordinator=coordinator, **told)


def planner(series: Series) -> Any:
    """Give the rights of who plans it."""
    assert series.coordinator is not None
    return actor_for(series.coordinator)


def admin(house: Any) -> Any:
    """Give the rights of who looks after an organisation."""
    return actor_for(house.admin)
