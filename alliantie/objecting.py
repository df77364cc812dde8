"""Where apps above say what they know of a thing that keeps it off the site, or keeps it from being deleted."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Model


@dataclass(frozen=True)
class Objector:
    """One app that may object, though no foreign key leads from it to the thing.

    `to_return` gives a sentence when a thing should stay off the site because of what was decided
    since a moment, or nothing. `to_deletion` gives, of these things, by their number in a few words
    what still waits about them.
    """

    to_return: Callable[[type[Model], int, datetime], str]
    to_deletion: Callable[[type[Model], Collection[int]], dict[int, str]]


_objectors: dict[str, Objector] = {}


def register(name: str, objector: Objector) -> None:
    """Add an app."""
    _objectors[name] = objector


def to_return(model: type[Model], key: int, *, since: datetime) -> str:
    """Give the first sentence that says why a thing must not come back, or nothing."""
    said = (one.to_return(model, key, since) for one in _objectors.values())
    return next(filter(None, said), "")


def to_deletion(model: type[Model], keys: Collection[int]) -> dict[int, str]:
    """Give what waits about things that are about to be deleted, of those of which something does."""
    found: dict[int, str] = {}
    for one in _objectors.values():
        found = {**one.to_deletion(model, keys), **found}
    return found
