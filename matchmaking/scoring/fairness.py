"""Divide attention: nobody everywhere, somebody from the other side, a chance for small ones.

One round after another, every receiver takes the best that is left for it; who was taken often
already costs a little more each time, and who reached its share is full. Greedy and in a fixed
order, so the same suggestions give the same division.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import log1p
from typing import Protocol, TypeVar


class Suggestion(Protocol):
    """What is divided: a target with its points."""

    @property
    def key(self) -> str:
        """Give what is suggested."""

    @property
    def score(self) -> float:
        """Give how well it suits."""


S = TypeVar("S", bound=Suggestion)

# How much each doubling of attention takes off: a part of the points a receiver's best match has.
GENTLY = 0.15
MIXED = "mixed"


@dataclass(slots=True)
class _Division:
    """The division under way."""

    organisation_of: Mapping[str, str]
    most: int
    taken: Counter[str] = field(default_factory=Counter)

    def full(self, found: Suggestion) -> bool:
        """Say whether the organisation behind a target has its share; a target without one never."""
        organisation = self.organisation_of.get(found.key, "")
        return bool(organisation) and self.taken[organisation] >= self.most

    def worth(self, found: Suggestion, best: float) -> float:
        """Give the points of a target after what its attention costs."""
        organisation = self.organisation_of.get(found.key) or found.key
        return found.score - GENTLY * abs(best) * log1p(self.taken[organisation])

    def take(self, found: Suggestion) -> None:
        """Count attention."""
        self.taken[self.organisation_of.get(found.key) or found.key] += 1


@dataclass(frozen=True, slots=True)
class _Sides:
    """On which side of the government line everybody stands."""

    side_of: Mapping[str, str]
    own_side_of: Mapping[str, str]

    def across(self, receiver: str, found: Sequence[S]) -> list[S]:
        """Give what stands on the other side."""
        own = self.own_side_of.get(receiver, "")
        return [each for each in found if crosses(own, self.side_of.get(each.key, ""))]


def fair(
    suggestions: Mapping[str, Sequence[S]],
    *,
    organisation_of: Mapping[str, str],
    side_of: Mapping[str, str],
    own_side_of: Mapping[str, str],
    most_share: float = 0.05,
    first: int = 5,
    number: int = 20,
) -> dict[str, list[S]]:
    """Order the suggestions of every receiver anew, at most `number` each.

    `organisation_of` and `side_of` are by target, `own_side_of` by receiver. No organisation gets
    more than `most_share` of all suggestions given (but one is always allowed); within the first
    few stands one from the other side of the government line, where there is one to be had.
    """
    sides = _Sides(side_of, own_side_of)
    total = sum(min(number, len(found)) for found in suggestions.values())
    for most in range(max(1, int(most_share * total)), 0, -1):
        if most > max(1, int(most_share * total)):
            continue
        given = _divided(suggestions, _Division(organisation_of, most), sides, first, number)
        # Less may be given than was wanted, and then the same number is a greater share.
        total = sum(map(len, given.values()))
        if most <= max(1, int(most_share * total)):
            break
    return given


def _divided(
    suggestions: Mapping[str, Sequence[S]],
    division: _Division,
    sides: _Sides,
    first: int,
    number: int,
) -> dict[str, list[S]]:
    """Let all choose in turn; the first turn is for the other side, so that it is not full by then."""
    left = {receiver: list(suggestions[receiver]) for receiver in sorted(suggestions)}
    best = {name: max((each.score for each in found), default=0.0) for name, found in left.items()}
    given: dict[str, list[S]] = {receiver: [] for receiver in left}
    for turn in range(number):
        for receiver, found in left.items():
            free = [each for each in found if not division.full(each)]
            if turn == 0:
                free = sides.across(receiver, free) or free
            if free:
                chosen = _chosen(division, free, best[receiver])
                given[receiver].append(chosen)
                found[:] = [each for each in found if each is not chosen]
                division.take(chosen)
    for chosen_ones in given.values():
        chosen_ones[:first] = sorted(chosen_ones[:first], key=lambda each: (-each.score, each.key))
    return given


def _chosen(division: _Division, found: Sequence[S], best: float) -> S:
    return min(found, key=lambda each: (-division.worth(each, best), each.key))


def crosses(own: str, other: str) -> bool:
    """Say whether two sides differ; who is of both sides meets either, the unknown counts not."""
    return bool(own) and bool(other) and (own != other or own == MIXED)


def gini(exposures: Sequence[float]) -> float:
    """Say how unevenly attention is divided: 0 is all alike, near 1 is one with everything."""
    ordered, total = sorted(exposures), sum(exposures)
    if not total:
        return 0.0
    count = len(ordered)
    weighed = sum(at * value for at, value in enumerate(ordered, start=1))
    return float(2 * weighed / (count * total) - (count + 1) / count)
