"""What each app knows of a person: to hand it over, and to forget it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from accounts.models import User


def _not_named(_user: User) -> Iterable[str]:
    return ()


@dataclass(frozen=True)
class Keeper:
    """One app that keeps something of people.

    `erase` removes every trace, while what somebody wrote for an organisation stays, without a name.
    It may be called for somebody of whom nothing is left. `export` gives what JSON can hold, by a
    Dutch heading. `names` gives what somebody is called there.
    """

    name: str
    erase: Callable[[User], None]
    export: Callable[[User], dict[str, Any]]
    names: Callable[[User], Iterable[str]] = _not_named


_keepers: dict[str, Keeper] = {}


def register(
    name: str,
    *,
    erase: Callable[[User], None],
    export: Callable[[User], dict[str, Any]],
    names: Callable[[User], Iterable[str]] = _not_named,
) -> None:
    """Say that an app keeps something of people."""
    _keepers[name] = Keeper(name, erase, export, names)


def keepers() -> tuple[Keeper, ...]:
    """Give every app that keeps something, the highest floor first: the order in which apps start."""
    return tuple(_keepers.values())
