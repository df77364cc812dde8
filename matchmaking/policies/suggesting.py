"""Whom to suggest in a week: at most five, each once, never who was refused; plain Python."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

# Of these rules: another number when they choose otherwise.
VERSION = "1"
MOST_A_WEEK = 5
LATER = timedelta(weeks=4)
ON_DESK = 2
# The two sides of the line; who is a bit of both is on neither.
LINE = frozenset({"government", "non_government"})
LONGEST_REASON = 300

Pair = tuple[int, str]


@dataclass(frozen=True)
class Candidate:
    """One match as far as choosing goes; `other` is the number of the person."""

    match: int
    kind: str
    rank: int
    other: int
    about: str

    @property
    def pair(self) -> Pair:
        """Give what "not this" is said of."""
        return (self.other, self.about)


@dataclass(frozen=True)
class Limits:
    """What somebody must not get: whom, and which person about which thing."""

    allowed: Collection[int] = ()
    people: Collection[int] = ()
    pairs: Collection[Pair] = ()
    # How often somebody was suggested before and left alone: others get their turn first.
    shown: Mapping[int, int] = field(default_factory=dict)


def week_of(day: date) -> date:
    """Give the Monday of a week."""
    return day - timedelta(days=day.weekday())


def later_until(today: date) -> date:
    """Give from when on something that was put off comes back."""
    return today + LATER


def key_of_person(pk: int) -> str:
    """Give what a person is called in a match."""
    return f"people.person:{pk}"


def person_in(key: str) -> int | None:
    """Give the number of the person a key names; nothing when it names something else."""
    prefix, _colon, pk = key.partition(":")
    return int(pk) if prefix == "people.person" and pk.isdecimal() else None


def in_order(found: Iterable[Candidate], limits: Limits) -> list[Candidate]:
    """Give who may be suggested, best first: a turn for every kind, who was not seen yet in front."""
    left = [one for one in found if _may(one, limits)]
    left.sort(key=lambda one: (limits.shown.get(one.other, 0), one.rank, one.kind, one.match))
    seen: set[int] = set()
    return [one for one in left if not (one.other in seen or seen.add(one.other))]  # type: ignore[func-returns-value]


def chosen(
    found: Sequence[Candidate], with_reason: Collection[int], across: Collection[int] = ()
) -> list[Candidate]:
    """Take the first five that have a reason the reader may know.

    When none of them is from the other side of the line between government and outside it, the first
    further on who is takes the last place; `across` are the people of the other side.
    """
    told = [one for one in found if one.match in with_reason]
    first, further = told[:MOST_A_WEEK], told[MOST_A_WEEK:]
    if any(one.other in across for one in first):
        return first
    crossing = [one for one in further if one.other in across][:1]
    return [*first[: MOST_A_WEEK - len(crossing)], *crossing]


def other_side(sides: Collection[str]) -> str:
    """Give the side across from somebody's own; nothing for who stands on both, or on none."""
    own = LINE & set(sides)
    return next(iter(LINE - own)) if len(own) == 1 else ""


def _may(one: Candidate, limits: Limits) -> bool:
    allowed = one.other in limits.allowed and one.other not in limits.people
    return allowed and one.pair not in limits.pairs


def keys_in(reason: Mapping[str, Any], *names: str) -> list[str]:
    """Give the keys a reason names; plain words among them are left out."""
    values = (str(reason.get(name) or "") for name in names or ("here", "there", "about"))
    return [value for value in values if _is_key(value)]


def _is_key(value: str) -> bool:
    prefix, colon, pk = value.partition(":")
    return bool(colon) and "." in prefix and " " not in prefix and pk.isdecimal()
