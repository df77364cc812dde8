"""From text to the terms that are indexed and asked for; every engine gets these and no others."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain, combinations

from .codes import codes
from .compounds import split
from .stems import english_stem, stem
from .tokens import folded_words

ENGLISH = "en"


def words(text: str) -> list[str]:
    """Give the words of a text as they are written, folded."""
    return folded_words(text)


def terms(text: str, language: str = "nl") -> list[str]:
    """Give the stems of a text in order, by the rules of its language."""
    return stems_of(folded_words(text), language)


def stems_of(folded: Iterable[str], language: str = "nl") -> list[str]:
    """Give the stems of folded words."""
    return list(map(english_stem if language == ENGLISH else stem, folded))


def parts(text: str) -> list[str]:
    """Give the stems of what the compounds of a text were built from, and what is meant as one."""
    return parts_in(text, folded_words(text))


def parts_in(text: str, folded: Iterable[str]) -> list[str]:
    """Give the parts of a text whose folded words are known already."""
    return [*chain.from_iterable(map(parts_of, folded)), *codes(text)]


@lru_cache(maxsize=200_000)
def parts_of(word: str) -> tuple[str, ...]:
    """Give the stems of the parts of one folded word, and of parts that stand side by side.

    `parkeervergunningaanvraag` gives three parts and the shorter compound `parkeervergunning`.
    """
    pieces = split(word)
    return (
        *(stem(piece) for piece in pieces),
        *(stem(run) for run in _runs(word, pieces)),
    )


def _runs(word: str, pieces: tuple[str, ...]) -> Iterator[str]:
    """Yield the shorter compounds inside a compound of three parts or more."""
    starts = _starts(word, pieces)
    for first, last in combinations(range(len(pieces)), 2):
        if last - first + 1 < len(pieces):
            yield word[starts[first] : starts[last] + len(pieces[last])]


def _starts(word: str, pieces: tuple[str, ...]) -> list[int]:
    starts, at = [], 0
    for piece in pieces:
        at = word.index(piece, at)
        starts.append(at)
        at += len(piece)
    return starts
