"""Texts by the words they hold, so that what is alike is found without reading all."""

from array import array
from collections.abc import Iterable, Sequence
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from .card import Card

# Of a word that more texts hold only the texts it says most of are kept.
LONGEST_LIST = 2_000
# So many places are read for one question, from the word that says most downwards.
BUDGET = 20_000

Points: TypeAlias = dict[int, float]
# Points of everything on a shelf, by number.
Dense: TypeAlias = "NDArray[np.float64]"


class Shelf:
    """Holds vectors by number; what was taken off stays in the lists and is left out of answers.

    What was there from the beginning stands in three long arrays, word after word; what came later
    stands beside it, a short list a word.
    """

    def __init__(self) -> None:
        """Begin empty."""
        self._starts: NDArray[np.int64] = np.zeros(1, np.int64)
        self._texts: NDArray[np.uint32] = np.zeros(0, np.uint32)
        self._values: NDArray[np.float32] = np.zeros(0, np.float32)
        self._later: dict[int, tuple[array[int], array[float]]] = {}
        self._gone: list[int] = []

    def fill(self, cards: Sequence[tuple[int, Card]]) -> None:
        """Take in all texts there are, each under its number; of common words the best are kept."""
        sizes = [len(card.words) for _at, card in cards]
        words = _joined([card.words for _at, card in cards], np.uint32)
        counts = np.bincount(words) if len(words) else np.zeros(0, np.int64)
        order = np.argsort(words, kind="stable")
        del words  # these are long: what is not needed any more makes room
        numbers = np.array([at for at, _card in cards], np.uint32)
        self._texts = np.repeat(numbers, sizes)[order]
        self._values = _joined([card.values for _at, card in cards], np.float32)[order]
        del order
        kept = self._best_of_common(counts)
        if kept is not None:
            self._texts, self._values = self._texts[kept], self._values[kept]
        self._starts = np.concatenate([[0], np.cumsum(np.minimum(counts, LONGEST_LIST))])

    def _best_of_common(self, counts: "NDArray[np.int64]") -> "NDArray[np.bool_] | None":
        """Say what is kept; nothing when no word is that common."""
        common = np.flatnonzero(counts > LONGEST_LIST)
        if not len(common):
            return None
        starts = np.concatenate([[0], np.cumsum(counts)])
        kept = np.ones(len(self._texts), np.bool_)
        for word in common:
            held = slice(starts[word], starts[word + 1])
            worst = np.argsort(-self._values[held], kind="stable")[LONGEST_LIST:]
            kept[held][worst] = False
        return kept

    def put(self, at: int, card: Card) -> None:
        """Add a text under a number that was not used before."""
        for word, value in zip(card.words, card.values, strict=True):
            texts, values = self._later.setdefault(word, (array("I"), array("f")))
            texts.append(at)
            values.append(value)

    def take(self, at: int) -> None:
        """Take a text off."""
        self._gone.append(at)

    def alike(self, card: Card, size: int, budget: int = BUDGET) -> Dense:
        """Give for every text how alike it is: the cosine, 0 to 1, as far as words were read."""
        words = np.frombuffer(card.words, np.uint32)
        return self._summed(words, np.frombuffer(card.values, np.float32), size, budget)

    def holding(self, words: Sequence[tuple[int, float]], size: int) -> Dense:
        """Give for every text the summed weight of the given words it holds."""
        numbers = np.array([word for word, _weight in words], np.uint32)
        weights = np.array([weight for _word, weight in words], np.float32)
        return self._summed(numbers, weights, size, None)

    def _summed(
        self,
        words: "NDArray[np.uint32]",
        points: "NDArray[np.float32]",
        size: int,
        budget: int | None,
    ) -> Dense:
        """Read the lists of these words in this order, as many as the budget allows."""
        known = words < len(self._starts) - 1
        starts = self._starts[words[known]]
        counts = self._starts[words[known] + 1] - starts
        if budget is not None:
            counts = counts[: np.searchsorted(np.cumsum(counts), budget, side="right")]
            starts = starts[: len(counts)]
        places = np.arange(counts.sum()) + np.repeat(starts - np.cumsum(counts) + counts, counts)
        each = np.repeat(points[known][: len(counts)], counts)
        if budget is not None:
            each = each * self._values[places]
        found = np.bincount(self._texts[places], each, size).astype(np.float64, copy=False)
        self._add_later(found, words, points, is_weighed=budget is not None)
        found[self._gone] = 0.0
        return found

    def _add_later(
        self, found: Dense, words: Iterable[int], points: Iterable[float], *, is_weighed: bool
    ) -> None:
        for word, value in zip(words, points, strict=True) if self._later else ():
            if held := self._later.get(int(word)):
                texts, values = (
                    np.frombuffer(held[0], np.uint32),
                    np.frombuffer(held[1], np.float32),
                )
                found[texts] += value * values if is_weighed else value


def _joined(parts: "Sequence[array[Any]]", kind: type[Any]) -> "NDArray[Any]":
    return np.concatenate([np.frombuffer(part, kind) for part in parts] or [np.zeros(0, kind)])


def summed(lists: Iterable[tuple[Sequence[int] | NDArray[Any], Any]], size: int) -> Dense:
    """Give for every number below `size` the points of the lists it stands in: one, or one for each."""
    kept = [(np.asarray(numbers, np.uint32), points) for numbers, points in lists if len(numbers)]
    if not kept:
        return np.zeros(size)
    points = np.concatenate([np.broadcast_to(each, len(numbers)) for numbers, each in kept])
    found = np.bincount(np.concatenate([numbers for numbers, _each in kept]), points, size)
    return found.astype(np.float64, copy=False)


def best_of(points: Dense, number: int) -> Points:
    """Keep what has most points, of those that have any; of equals what was read first."""
    there = np.flatnonzero(points)
    if len(there) > number:
        held = points[there]
        least = np.partition(held, len(held) - number)[len(held) - number]
        there = there[held >= least]
    order = np.argsort(-points[there], kind="stable")[:number]
    return dict(zip(there[order].tolist(), points[there[order]].tolist(), strict=True))
