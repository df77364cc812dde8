"""The parts that may be switched off; each says everything of it that others lead to."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from django.utils.functional import Promise

Label = str | Promise


@dataclass(frozen=True)
class Feature:
    """One part: while it is off its routes do not answer, and nothing named here is shown, sent or run.

    What it keeps in the database stays. `routes` are names as `reverse` knows them, also of the desk and
    the CMS, whose menus follow them; one that ends in a star covers every name that begins so.
    """

    name: str
    label: Label
    description: Label
    routes: tuple[str, ...] = ()
    sections: frozenset[str] = frozenset()
    mails: frozenset[str] = frozenset()
    notices: frozenset[str] = frozenset()
    lines: frozenset[str] = frozenset()
    jobs: frozenset[str] = frozenset()
    work: frozenset[str] = frozenset()

    def has_route(self, route: str) -> bool:
        """Say whether an address belongs to this part."""
        return any(
            route.startswith(one[:-1]) if one.endswith("*") else route == one for one in self.routes
        )


_features: dict[str, Feature] = {}


def register(*features: Feature) -> None:
    """Add parts."""
    _features.update({one.name: one for one in features})
    route_owner.cache_clear()


def features() -> tuple[Feature, ...]:
    """Give every part."""
    return tuple(_features.values())


def feature(name: str) -> Feature | None:
    """Give one part."""
    return _features.get(name)


@cache  # asked for every request; routes do not change while the site runs
def route_owner(route: str) -> str:
    """Name the part that an address belongs to, or nothing."""
    return next((one.name for one in _features.values() if one.has_route(route)), "")


def named(kind: str, names: Iterable[str]) -> frozenset[str]:
    """Gather what these parts name of one kind, such as sections."""
    found = [getattr(one, kind) for one in map(feature, names) if one]
    return frozenset[str]().union(*found)
