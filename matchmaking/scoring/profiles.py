"""What a target did: the sum of what the items linked to it say."""

from collections import Counter
from dataclasses import dataclass, field
from math import log, sqrt

from .book import Book

# As if so many strangers were linked as well: one link proves little.
DOUBT = 1.0


@dataclass(slots=True)
class Profile:
    """The places, kinds and topics of the linked items, and the length of their summed words."""

    length: float = 0.0
    topics: Counter[str] = field(default_factory=Counter)
    places: Counter[str] = field(default_factory=Counter)
    sorts: Counter[str] = field(default_factory=Counter)


def profile_of(linked: list[int], items: Book) -> Profile:
    """Add up what the items linked to one target say."""
    profile = Profile()
    summed: dict[int, float] = {}
    for at in linked:
        facts = items.facts[at]
        profile.topics.update(facts.topics)
        profile.places[facts.place] += 1
        profile.sorts[facts.sort] += 1
        for word, value in zip(*facts.vector, strict=True):
            summed[word] = summed.get(word, 0.0) + value
    profile.length = sqrt(sum(value * value for value in summed.values()))
    return profile


@dataclass(frozen=True, slots=True)
class Bond:
    """What it says that two sides have the same fact, or another, learned from the links there are.

    The logarithm of how much more often linked pairs share it than any pair would: in a world where
    nearly all links stay within a country, another country counts heavily against.
    """

    same: float = 0.0
    other: float = 0.0

    def of(self, one: str, another: str) -> float:
        """Give the weight of a pair; not knowing says nothing."""
        if not one or not another:
            return 0.0
        return self.same if one == another else self.other


def bond(pairs: list[tuple[str, str]]) -> Bond:
    """Learn from linked pairs of facts how strongly the fact binds."""
    pairs = [pair for pair in pairs if all(pair)]
    if not pairs:
        return Bond()
    ones, others = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    chance = sum(times * others[name] for name, times in ones.items()) / len(pairs) ** 2
    chance = min(max(chance, 0.001), 0.999)
    shared = sum(one == other for one, other in pairs)
    share = (shared + DOUBT * chance) / (len(pairs) + DOUBT)
    share = min(max(share, 0.001), 0.999)
    return Bond(log(share / chance), log((1 - share) / (1 - chance)))
