"""Where apps say what of theirs stands in somebody's weekly mail; who wants it, they ask themselves."""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from .features.state import is_hidden


@dataclass(frozen=True)
class Line:
    """One line of a letter; `url` is a path on this site."""

    key: str
    title: str
    url: str
    note: str = ""


Build = Callable[[Collection[int]], Mapping[int, Sequence[Line]]]
_makers: dict[str, Build] = {}


def register(name: str, build: Build) -> None:
    """Add lines about people one could meet.

    `build` takes the accounts that get a letter and gives the lines of those who chose to have them,
    held against what each may see at that moment.
    """
    _makers[name] = build


def lines_for(user_ids: Collection[int]) -> dict[int, list[Line]]:
    """Give what every app says to each of these accounts."""
    found: dict[int, list[Line]] = defaultdict(list)
    for name, build in _makers.items():
        if is_hidden("lines", name):
            continue
        for user_id, lines in build(user_ids).items():
            found[user_id] += lines
    return found
