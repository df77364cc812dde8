"""Where apps say what they add to a page of another app, so that no floor imports a floor above it."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Any

from .features.state import is_hidden
from .visibility import Actor


class Place(Enum):
    """A spot on a page that others may fill; behind each what is handed to `build`."""

    FRONT = "front"  # None
    ORGANISATION = "organisation"  # the organisation
    ORGANISATION_ASIDE = "organisation-aside"  # the organisation
    THEME = "theme"  # the theme
    CASE = "case"  # the use case
    CASE_ASIDE = "case-aside"  # the use case
    EVENT = "event"  # the meeting
    PERSON = "person"  # the person
    NOTHING_FOUND = "nothing-found"  # the words that were searched for
    DESK = "desk"  # None
    RELATED = "related"  # the use case, dilemma, meeting or question; below everything else
    FOLLOW = "follow"  # what a page is about, in its header; of search the question


@dataclass(frozen=True)
class Section:
    """A part of a page: `template` gets what `build` gave as `section`."""

    template: str
    data: Any


Build = Callable[[Actor, Any], Any]


@dataclass(frozen=True)
class _Maker:
    order: int
    name: str
    template: str
    build: Build


_makers: dict[Place, dict[str, _Maker]] = defaultdict(dict)


def register(place: Place, *, name: str, template: str, build: Build, order: int = 100) -> None:
    """Add a part to every page with this place.

    `build(actor, subject)` gives what the template needs, or None when there is nothing to show. It
    asks a fixed number of queries, at most two, and shows only what the actor may see.
    """
    _makers[place][name] = _Maker(order, name, template, build)


def sections_for(place: Place, actor: Actor, subject: Any = None) -> list[Section]:
    """Give what there is to show in a place, in order."""
    makers = sorted(_makers[place].values(), key=lambda one: (one.order, one.name))
    shown = (maker for maker in makers if not is_hidden("sections", maker.name))
    built = ((maker.template, maker.build(actor, subject)) for maker in shown)
    return [Section(template, data) for template, data in built if data is not None]
