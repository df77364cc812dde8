"""Texts by the words they hold, so that what is alike is found without reading all."""

from array import array
from collections.abc import Iterable, Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

# Of a word that more texts hold only the texts it says most of are kept.
LONGEST_LIST = 2_000
# So many places are read for one question, from the word that says most downwards.
BUDGET = 20_000

Points: TypeAlias = dict[int, float]
# Points of everything on a shelf, by number.
Dense: TypeAlias = "NDArray[np.float64]"


class Shelf:
    """Holds vectors by number; what was taken off stays in the lists and is left out of answers."""

    def __init__(self) -> None:
        """Begin empty."""
        self._lists: dict[int, tuple[array[int], array[float]]] = {}
        self._gone: list[int] = []
        self._size = 0

    def put(self, at: int, words: Sequence[int], values: Sequence[float]) -> None:
        """Add a text under a number that was not used before."""
        self._size = max(self._size, at + 1)
        for word, value in zip(words, values, strict=True):
            held = self._lists.get(word)
            if held is None:
                held = self._lists[word] = array("I"), array("f")
            held[0].append(at)
            held[1].append(value)

    def trim(self) -> None:
        """Shorten the lists of common words to the texts they say most of."""
        for word, (texts, values) in self._lists.items():
            if len(texts) > LONGEST_LIST:
                best = np.argsort(-np.frombuffer(values, np.float32), kind="stable")[:LONGEST_LIST]
                kept = np.frombuffer(texts, np.uint32)[best], np.frombuffer(values, np.float32)[best]
                self._lists[word] = array("I", kept[0].tobytes()), array("f", kept[1].tobytes())

    def take(self, at: int) -> None:
        """Take a text off."""
        self._gone.append(at)

    def alike(self, words: Iterable[int], values: Iterable[float], budget: int = BUDGET) -> Dense:
        """Give for every text how alike it is: the cosine, 0 to 1, as far as words were read."""
        texts, points, left = [], [], budget
        for word, value in zip(words, values, strict=True):
            held = self._lists.get(word)
            if held is None:
                continue
            left -= len(held[0])
            if left < 0:
                break
            texts.append(np.frombuffer(held[0], np.uint32))
            points.append(np.frombuffer(held[1], np.float32) * value)
        return self._summed(texts, points)

    def holding(self, words: Iterable[tuple[int, float]]) -> Dense:
        """Give for every text the summed weight of the given words it holds."""
        texts, points = [], []
        for word, weight in words:
            held = self._lists.get(word)
            if held is not None:
                texts.append(np.frombuffer(held[0], np.uint32))
                points.append(np.full(len(held[0]), weight))
        return self._summed(texts, points)

    def _summed(self, texts: list[NDArray[np.uint32]], points: list[NDArray[np.floating]]) -> Dense:
        if not texts:
            return np.zeros(self._size)
        found = np.bincount(np.concatenate(texts), np.concatenate(points), self._size)
        found[self._gone] = 0.0
        return found


def summed(lists: Iterable[tuple[Sequence[int], float]], size: int) -> Dense:
    """Give for every number below `size` the points of the lists it stands in."""
    kept = [(np.asarray(numbers, np.uint32), points) for numbers, points in lists if len(numbers)]
    if not kept:
        return np.zeros(size)
    points = np.concatenate([np.full(len(numbers), each) for numbers, each in kept])
    return np.bincount(np.concatenate([numbers for numbers, _each in kept]), points, size)


def best_of(points: Dense, number: int) -> Points:
    """Keep what has most points, of those that have any; of equals what was read first."""
    there = np.flatnonzero(points)
    if len(there) > number:
        held = points[there]
        least = np.partition(held, len(held) - number)[len(held) - number]
        there = there[held >= least]
    order = np.argsort(-points[there], kind="stable")[:number]
    return dict(zip(there[order].tolist(), points[there[order]].tolist(), strict=True))
