"""Words as numbers, with how much each says: what few texts hold says most."""

from array import array
from collections import Counter
from collections.abc import Iterable
from math import log, sqrt
from typing import TypeAlias

from .subject import Subject

# How soon more of the same word stops counting (as in BM25).
SATURATION = 1.2

Vector: TypeAlias = "tuple[array[int], array[float]]"


class Vocabulary:
    """Gives every word a number and counts in how many texts it stands."""

    def __init__(self) -> None:
        """Begin with no word."""
        self._numbers: dict[str, int] = {}
        self._texts = array("I")
        self._total = 0
        self._weights: list[float] = []
        self._words: list[str] = []

    def read(self, subject: Subject) -> Vector:
        """Count a text, and give its words as numbers with how often they stand in it."""
        self._total += 1
        counted = Counter(subject.terms) + Counter(subject.title)
        numbers, often = array("I"), array("f")
        for word, times in counted.items():
            number = self._numbers.setdefault(word, len(self._texts))
            if number == len(self._texts):
                self._texts.append(0)
            self._texts[number] += 1
            numbers.append(number)
            often.append(times / (times + SATURATION))
        return numbers, often

    def settle(self) -> None:
        """Decide what every word weighs; words that come later weigh as much as the rarest."""
        self._weights = [
            log(1 + (self._total - texts + 0.5) / (texts + 0.5)) for texts in self._texts
        ]

    def weight(self, number: int) -> float:
        """Give how much a word says."""
        if number < len(self._weights):
            return self._weights[number]
        return log(1 + self._total)

    def weighed(self, vector: Vector) -> Vector:
        """Give the vector of a text with length one."""
        numbers, often = vector
        values = [value * self.weight(number) for number, value in zip(numbers, often, strict=True)]
        length = sqrt(sum(value * value for value in values)) or 1.0
        return numbers, array("f", [value / length for value in values])

    def vector(self, subject: Subject) -> list[tuple[int, float]]:
        """Give the known words of a question with their weights, those that say most first."""
        counted = Counter(subject.terms) + Counter(subject.title)
        values = {
            number: times / (times + SATURATION) * self.weight(number)
            for word, times in counted.items()
            if (number := self._numbers.get(word)) is not None
        }
        length = sqrt(sum(value * value for value in values.values())) or 1.0
        ordered = sorted(values.items(), key=lambda pair: (-pair[1], pair[0]))
        return [(number, value / length) for number, value in ordered]

    def known(self, words: Iterable[str]) -> set[int]:
        """Give the numbers of the words that are known."""
        return {number for word in words if (number := self._numbers.get(word)) is not None}

    def word(self, number: int) -> str:
        """Give the word of a number; the list is made when first asked for."""
        if len(self._words) != len(self._numbers):
            self._words = list(self._numbers)
        return self._words[number]
