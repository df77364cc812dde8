"""Words as numbers, with how much each says: what few texts hold says most."""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from math import log, sqrt

from .card import Card
from .subject import Subject

# How soon more of the same word stops counting (as in BM25).
SATURATION = 1.2
# Of a long text the words that say most are kept.
MOST_WORDS = 400


class Vocabulary:
    """Gives every word a number and counts in how many texts it stands."""

    def __init__(self) -> None:
        """Begin with no word."""
        self._numbers: dict[str, int] = {}
        self._texts = array("I")
        self._total = 0
        self._weights = array("f")
        self._words: list[str] = []
        self._is_settled = False

    def read(self, subject: Subject) -> Card:
        """Count a text, and give it in numbers; its words are weighed once all were read (`settle`)."""
        self._total += 1
        counted = {self._number(word): times for word, times in _counted(subject).items()}
        for number in counted:
            self._texts[number] += 1
        card = _card(subject, {self._numbers[word] for word in subject.title})
        _fill(card, {number: _often(times) for number, times in counted.items()})
        if self._is_settled:
            self.weigh(card)
        return card

    def _number(self, word: str) -> int:
        number = self._numbers.setdefault(word, len(self._texts))
        if number == len(self._texts):
            self._texts.append(0)
        return number

    def settle(self, cards: Iterable[Card]) -> None:
        """Decide what every word weighs; words that come later weigh as much as the rarest."""
        weights = (log(1 + (self._total - texts + 0.5) / (texts + 0.5)) for texts in self._texts)
        self._weights = array("f", weights)
        self._is_settled = True
        for card in cards:
            self.weigh(card)

    def weigh(self, card: Card) -> None:
        """Weigh the counted words of a card."""
        weight = self.weight
        card.heading = sum(map(weight, card.title))
        _shorten(
            card,
            {
                number: often * weight(number)
                for number, often in zip(card.words, card.values, strict=True)
            },
        )

    def weight(self, number: int) -> float:
        """Give how much a word says."""
        if number < len(self._weights):
            return self._weights[number]
        return log(1 + self._total)

    def look(self, subject: Subject) -> Card:
        """Give a question in numbers: words nobody used are left out, and nothing is counted."""
        counted = {
            number: _often(times)
            for word, times in _counted(subject).items()
            if (number := self._numbers.get(word)) is not None
        }
        card = _card(subject, {self._numbers[one] for one in subject.title if one in self._numbers})
        _fill(card, counted)
        self.weigh(card)
        return card

    def word(self, number: int) -> str:
        """Give the word of a number; the list is made when first asked for."""
        if len(self._words) != len(self._numbers):
            self._words = list(self._numbers)
        return self._words[number]


def together(card: Card, others: Iterable[Card], topics: frozenset[str]) -> Card:
    """Describe something by its own words and those of other things: the sum of their vectors."""
    summed: dict[int, float] = defaultdict(float)
    for one in (card, *others):
        for number, value in zip(one.words, one.values, strict=True):
            summed[number] += value
    described = replace(card, topics=topics, described=len(summed) > len(card.title))
    _shorten(described, summed)
    return described


def _often(times: int) -> float:
    return times / (times + SATURATION)


def _counted(subject: Subject) -> Counter[str]:
    counted = Counter(subject.terms)
    counted.update(subject.title)
    return counted


def _card(subject: Subject, title: Iterable[int]) -> Card:
    return Card(
        subject.key,
        array("I", sorted(title)),
        0.0,
        len(subject.terms) > len(subject.title),
        subject.topics,
        subject.place,
        subject.sort,
        subject.updated,
        subject.levels,
        array("I"),
        array("f"),
    )


def _shorten(card: Card, values: Mapping[int, float]) -> None:
    """Keep the words that say most, those first, as a vector of length one."""
    kept = sorted(values.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_WORDS]
    length = sqrt(sum(value * value for _number, value in kept)) or 1.0
    _fill(card, {number: value / length for number, value in kept})


def _fill(card: Card, values: Mapping[int, float]) -> None:
    card.words, card.values = array("I", values), array("f", values.values())
