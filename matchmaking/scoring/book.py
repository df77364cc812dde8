"""One side of a world: its texts and facts, by number, by word, by topic and by place."""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from math import log, sqrt

from .card import Card
from .shelf import BUDGET, Dense, Shelf, summed

NONE = array("I")


class Book:
    """The items or the targets of a world; a number is never used again."""

    def __init__(self) -> None:
        """Begin empty."""
        self.facts: list[Card] = []
        # Numbers of the other side, of what is linked at all.
        self.linked: dict[int, array[int]] = {}
        self.by_key: dict[str, int] = {}
        self.by_topic: dict[str, array[int]] = defaultdict(lambda: array("I"))
        self.by_place: dict[str, array[int]] = defaultdict(lambda: array("I"))
        self._shown: set[int] = set()
        self._shelf = Shelf()
        self.topics: Counter[str] = Counter()
        self._rarities: dict[str, float] = {}
        self._lengths: dict[int, float] = {}

    def read(self, card: Card) -> int:
        """Take a card in; `show` makes it findable."""
        number = len(self.facts)
        self.facts.append(card)
        self.by_key[card.key] = number
        self.topics.update(card.topics)
        self._forget()
        return number

    def links(self, number: int) -> "array[int]":
        """Give what is linked to this, by its number on the other side."""
        return self.linked.get(number, NONE)

    def link(self, number: int, other: int) -> None:
        """Link this to something on the other side."""
        self.linked.setdefault(number, array("I")).append(other)

    def show_all(self, numbers: Sequence[int]) -> None:
        """Put everything there is where it is found, once, before anything is added."""
        self._shelf.fill([(number, self.facts[number]) for number in numbers])
        for number in numbers:
            self._note(number)

    def show(self, number: int) -> None:
        """Put a subject where it is found by its words, topics and place; twice is once.

        An item that lost its last link and gets another was shown before: a second place would stay
        behind when it is taken off, and lead to what is gone.
        """
        if number in self._shown:
            return
        self._shelf.put(number, self.facts[number])
        self._note(number)

    def _note(self, number: int) -> None:
        self._shown.add(number)
        card = self.facts[number]
        for topic in card.topics:
            self.by_topic[topic].append(number)
        if card.place:
            self.by_place[card.place].append(number)

    def take(self, number: int) -> None:
        """Take a subject off."""
        card = self.facts[number]
        if self.by_key.get(card.key) == number:
            del self.by_key[card.key]
        self._shelf.take(number)
        self.topics.subtract(card.topics)
        self._forget()
        for topic in card.topics:
            _drop(self.by_topic[topic], number)
        if card.place:
            _drop(self.by_place[card.place], number)

    def rarity(self, topic: str) -> float:
        """Give how much it says to share a topic."""
        found = self._rarities.get(topic)
        if found is None:
            found = log(1 + (len(self.by_key) + 1) / (max(self.topics[topic], 0) + 1))
            self._rarities[topic] = found
        return found

    def topics_length(self, number: int) -> float:
        """Give the length of the topics of a subject as a vector of their rarities."""
        found = self._lengths.get(number)
        if found is None:
            topics = sorted(self.facts[number].topics)
            found = self._lengths[number] = sqrt(sum(self.rarity(one) ** 2 for one in topics))
        return found

    def _forget(self) -> None:
        self._rarities.clear()
        self._lengths.clear()

    def usual(self, topic: str) -> float:
        """Give which part of all has a topic."""
        return self.topics[topic] / max(1, len(self.by_key))

    def alike(self, card: Card, budget: int = BUDGET) -> Dense:
        """Give for every subject how alike its words are, reading at most so many places."""
        return self._shelf.alike(card, len(self.facts), budget)

    def holding(self, words: Sequence[tuple[int, float]]) -> Dense:
        """Give for every subject the summed weight of the given words it holds."""
        return self._shelf.holding(words, len(self.facts))

    def sharing(self, topics: Iterable[tuple[str, float]], most: int) -> Dense:
        """Give for every subject the summed points of the topics it shares; of each the last read."""
        lists = (
            (self.by_topic[one][-most:], points) for one, points in topics if one in self.by_topic
        )
        return summed(lists, len(self.facts))

    def present(self) -> Iterator[int]:
        """Yield the numbers of all that are here."""
        return iter(self.by_key.values())

    def at(self, keys: Iterable[str]) -> set[int]:
        """Give the numbers of keys, leaving out strangers."""
        return {number for key in keys if (number := self.by_key.get(key)) is not None}


def _drop(numbers: "array[int]", number: int) -> None:
    if number in numbers:
        numbers.remove(number)
