"""Choose what somebody hears of this week: what is theirs first, twelve lines at most; plain Python."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from .choices import Kind, Part

MOST_LINES = 12
MOST_OF: Mapping[Part, int] = {
    Part.PERSONAL: 5,
    Part.PEOPLE: 5,
    Part.QUESTIONS: 3,
    Part.FOLLOWED: 6,
    Part.THEMES: 4,
    Part.SEARCHES: 4,
    Part.ROUND: 3,
    Part.NEWS: 3,
}
NOTHING: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Candidate:
    """One thing that is new; `people` are only those whose name stands with it.

    `authors` are the accounts behind it: their own work is no news to them.
    """

    key: str
    kind: Kind
    title: str
    url: str
    at: datetime
    note: str = ""
    themes: frozenset[int] = NOTHING
    organisations: frozenset[int] = NOTHING
    people: frozenset[int] = NOTHING
    pages: frozenset[int] = NOTHING
    authors: frozenset[int] = NOTHING


@dataclass(frozen=True)
class Interests:
    """What somebody follows, what they are about themselves, and what we told them already."""

    user_id: int
    themes: frozenset[int] = NOTHING
    organisations: frozenset[int] = NOTHING
    people: frozenset[int] = NOTHING
    pages: frozenset[int] = NOTHING
    own_themes: frozenset[int] = NOTHING
    told: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Chosen:
    """What a letter says, part by part, and how much more there was."""

    parts: Mapping[Part, tuple[Candidate, ...]] = field(default_factory=dict)
    left_out: int = 0

    @property
    def items(self) -> int:
        """Count the lines."""
        return sum(len(lines) for lines in self.parts.values())


def part_of(one: Candidate, interests: Interests) -> Part | None:
    """Say in which part of somebody's letter a thing belongs; None when it is not for them."""
    if interests.user_id in one.authors or one.url in interests.told:
        return None
    if one.kind == Kind.LINE:
        return Part.ROUND
    if one.kind == Kind.NEWS:
        return Part.NEWS
    is_followed = follows(one, interests)
    is_own = bool(one.themes & interests.own_themes)
    if one.kind == Kind.QUESTION:
        return Part.QUESTIONS if is_followed or is_own else None
    if is_followed:
        return Part.FOLLOWED
    return Part.THEMES if is_own and one.kind != Kind.CHANGE else None


def follows(one: Candidate, interests: Interests) -> bool:
    """Say whether a thing belongs to what somebody follows; a change only to who follows the page."""
    if one.kind == Kind.CHANGE:
        return bool(one.pages & interests.pages)
    return bool(
        one.themes & interests.themes
        or one.organisations & interests.organisations
        or one.people & interests.people
        or one.pages & interests.pages
    )


def compose(placed: Iterable[tuple[Part, Candidate]], interests: Interests) -> Chosen:
    """Fill a letter: something of every part, then the parts in order; nothing stands in it twice."""
    offered = _in_order(placed, interests)
    taken: dict[Part, int] = dict.fromkeys(offered, 1)
    room = MOST_LINES - len(taken)
    for part, lines in offered.items():
        more = max(0, min(room, min(len(lines), MOST_OF[part]) - 1))
        taken[part] += more
        room -= more
    parts = {part: tuple(offered[part][:number]) for part, number in taken.items()}
    return Chosen(parts, sum(map(len, offered.values())) - sum(taken.values()))


def _in_order(
    placed: Iterable[tuple[Part, Candidate]], interests: Interests
) -> dict[Part, list[Candidate]]:
    found: dict[Part, dict[str, Candidate]] = defaultdict(dict)
    for part, one in placed:
        found[part].setdefault(one.key, one)
    seen: set[str] = set()
    offered = {}
    for part in Part:
        lines = [one for key, one in found[part].items() if key not in seen]
        seen |= set(found[part])
        if lines:
            lines.sort(key=lambda one: (follows(one, interests), one.at), reverse=True)
            offered[part] = lines
    return offered
