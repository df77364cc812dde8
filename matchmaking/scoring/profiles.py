"""What a target did: the sum of what the items linked to it say."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log

import numpy as np

from .book import Book
from .card import Card

# As if so many strangers were linked as well: one link proves little.
DOUBT = 1.0
# So many profiles are kept at hand.
REMEMBERED = 20_000
SEVERAL = 2


class Profile:
    """The places, kinds and topics of the items linked to one target, and the length of their summed words."""

    def __init__(self, cards: Sequence[Card] = ()) -> None:
        """Add up what these say, mostly one; the length waits until it is asked for."""
        self._cards = cards
        self.topics: Mapping[str, int]
        self.places: Mapping[str, int]
        self.sorts: Mapping[str, int]
        if len(cards) == 1:
            (card,) = cards
            self.topics = dict.fromkeys(card.topics, 1)
            self.places, self.sorts = {card.place: 1}, {card.sort: 1}
        else:
            self.topics = Counter(topic for card in cards for topic in card.topics)
            self.places = Counter(card.place for card in cards)
            self.sorts = Counter(card.sort for card in cards)

    @cached_property
    def length(self) -> float:
        """Give the length of the summed words of all; those of one have length one."""
        if len(self._cards) < SEVERAL:
            return float(len(self._cards))
        words = np.concatenate([np.frombuffer(card.words, np.uint32) for card in self._cards])
        values = np.concatenate([np.frombuffer(card.values, np.float32) for card in self._cards])
        _words, places = np.unique(words, return_inverse=True)
        return float(np.linalg.norm(np.bincount(places, values))) if len(words) else 0.0


NOTHING = Profile()


class Profiles:
    """Profiles of the targets that were asked for lately: most targets never are."""

    def __init__(self, items: Book, targets: Book) -> None:
        """Begin with none."""
        self._items, self._targets = items, targets
        self._known: dict[int, Profile] = {}

    def of(self, target: int) -> Profile:
        """Give the profile of one target."""
        found = self._known.get(target)
        if found is None:
            linked = self._targets.links(target)
            if not linked:
                return NOTHING
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            found = self._known[target] = Profile([self._items.facts[at] for at in linked])
        return found

    def forget(self, target: int) -> None:
        """Let a target be looked at anew."""
        self._known.pop(target, None)


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
