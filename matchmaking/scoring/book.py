"""One side of a world: its texts and facts, by number, by word, by topic and by place."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from math import log

from .shelf import Shelf
from .subject import Subject
from .vocabulary import Vector, Vocabulary


@dataclass(slots=True)
class Facts:
    """What is kept of one subject. `linked` holds numbers of the other side."""

    key: str
    title: tuple[tuple[int, float], ...]
    described: bool
    topics: frozenset[str]
    place: str
    sort: str
    updated: date | None
    levels: tuple[tuple[str, str], ...]
    vector: Vector
    linked: list[int] = field(default_factory=list)


class Book:
    """The items or the targets of a world; a number is never used again."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Begin empty."""
        self._vocabulary = vocabulary
        self.facts: list[Facts] = []
        self.by_key: dict[str, int] = {}
        self.by_topic: dict[str, list[int]] = defaultdict(list)
        self.by_place: dict[str, list[int]] = defaultdict(list)
        self._shelf = Shelf()
        self.topics: Counter[str] = Counter()

    def read(self, subject: Subject) -> int:
        """Take a subject in; `shelve` makes its words findable once all are read."""
        number = len(self.facts)
        vector = self._vocabulary.read(subject)
        heading = sorted(self._vocabulary.known(subject.title))
        self.facts.append(
            Facts(
                subject.key,
                tuple((word, 0.0) for word in heading),
                len(subject.terms) > len(subject.title),
                subject.topics,
                subject.place,
                subject.sort,
                subject.updated,
                subject.levels,
                vector,
            )
        )
        self.by_key[subject.key] = number
        self.topics.update(subject.topics)
        return number

    def shelve(self, number: int) -> None:
        """Weigh the words of a subject, once all words are known."""
        facts = self.facts[number]
        weight = self._vocabulary.weight
        facts.title = tuple((word, weight(word)) for word, _none in facts.title)
        facts.vector = self._vocabulary.weighed(facts.vector)

    def show(self, number: int) -> None:
        """Put a subject where it is found by its words, topics and place."""
        facts = self.facts[number]
        self._shelf.put(number, facts.vector)
        for topic in facts.topics:
            self.by_topic[topic].append(number)
        if facts.place:
            self.by_place[facts.place].append(number)

    def trim(self) -> None:
        """Shorten what is too long to read for one question."""
        self._shelf.trim()

    def take(self, number: int) -> None:
        """Take a subject off."""
        facts = self.facts[number]
        if self.by_key.get(facts.key) == number:
            del self.by_key[facts.key]
        self._shelf.take(number)
        self.topics.subtract(facts.topics)
        for topic in facts.topics:
            _drop(self.by_topic[topic], number)
        if facts.place:
            _drop(self.by_place[facts.place], number)

    def rarity(self, topic: str) -> float:
        """Give how much it says to share a topic."""
        return log(1 + (len(self.by_key) + 1) / (max(self.topics[topic], 0) + 1))

    def usual(self, topic: str) -> float:
        """Give which part of all has a topic."""
        return self.topics[topic] / max(1, len(self.by_key))

    def alike(self, vector: Iterable[tuple[int, float]]) -> dict[int, float]:
        """Give for every subject that shares words how alike it is."""
        return self._shelf.alike(vector)

    def holding(self, words: Iterable[tuple[int, float]]) -> dict[int, float]:
        """Give for every subject the summed weight of the given words it holds."""
        return self._shelf.holding(words)

    def present(self) -> Iterator[int]:
        """Yield the numbers of all that are here."""
        return iter(self.by_key.values())

    def at(self, keys: Iterable[str]) -> set[int]:
        """Give the numbers of keys, leaving out strangers."""
        return {number for key in keys if (number := self.by_key.get(key)) is not None}


def _drop(numbers: list[int], number: int) -> None:
    if number in numbers:
        numbers.remove(number)
