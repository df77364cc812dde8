"""Texts by the words they hold, so that what is alike is found without reading all."""

from array import array
from collections.abc import Iterable

from .vocabulary import Vector

# Of a word that more texts hold only the texts it says most of are kept.
LONGEST_LIST = 2_000
# So many places are read for one question, from the word that says most downwards.
BUDGET = 20_000


class Shelf:
    """Holds vectors by number; what was taken off stays in the lists and is left out of answers."""

    def __init__(self) -> None:
        """Begin empty."""
        self._lists: dict[int, Vector] = {}
        self._gone: set[int] = set()

    def put(self, at: int, vector: Vector) -> None:
        """Add a text under a number that was not used before."""
        for word, value in zip(*vector, strict=True):
            texts, values = self._lists.setdefault(word, (array("I"), array("f")))
            texts.append(at)
            values.append(value)

    def trim(self) -> None:
        """Shorten the lists of common words to the texts they say most of."""
        for word, (texts, values) in self._lists.items():
            if len(texts) > LONGEST_LIST:
                best = sorted(range(len(texts)), key=values.__getitem__, reverse=True)
                kept = best[:LONGEST_LIST]
                self._lists[word] = (
                    array("I", [texts[at] for at in kept]),
                    array("f", [values[at] for at in kept]),
                )

    def take(self, at: int) -> None:
        """Take a text off."""
        self._gone.add(at)

    def alike(self, vector: Iterable[tuple[int, float]]) -> dict[int, float]:
        """Give for every text that shares words how alike it is: the cosine, 0 to 1."""
        found: dict[int, float] = {}
        get, left = found.get, BUDGET
        for word, weight in vector:
            texts, values = self._lists.get(word, ((), ()))
            left -= len(texts)
            if left < 0:
                break
            for at, value in zip(texts, values, strict=True):
                found[at] = get(at, 0.0) + weight * value
        for at in self._gone:
            found.pop(at, None)
        return found

    def holding(self, words: Iterable[tuple[int, float]]) -> dict[int, float]:
        """Give for every text the summed weight of the given words it holds."""
        found: dict[int, float] = {}
        for word, weight in words:
            for at in self._lists.get(word, ((), ()))[0]:
                found[at] = found.get(at, 0.0) + weight
        for at in self._gone:
            found.pop(at, None)
        return found
