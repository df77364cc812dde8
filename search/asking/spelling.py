"""Guess which word was meant: from the words of the index, by how people mistype Dutch."""

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from rapidfuzz import process
from rapidfuzz.distance import OSA

# Shorter words have too many neighbours, longer ones are codes.
SHORTEST, LONGEST = 4, 30
# Letters that may differ, by length of the word: one in `gracht`, two in `gemeente`.
_MISTAKES = ((5, 1), (10, 2), (LONGEST, 3))
CANDIDATES = 5
# A word on a tenth of all pages, and on so many at least, tells little.
COMMON_SHARE, COMMON_PAGES = 0.1, 100
# Nobody is asked about one mistake in so many letters.
LETTERS_A_MISTAKE = 5
REMEMBERED = 10_000
# `zoooo`: no Dutch word has a letter three times in a row.
_STRETCHED = re.compile(r"(.)\1{2,}")
# What a guess costs: a mistake 1, one that sounds the same less, another first letter more; a word
# that many pages have is likelier. Measured in docs/search.md.
SOUNDS_ALIKE, FIRST_LETTER, FREQUENT = 0.2, 0.5, 0.2

# Spellings that sound alike in Dutch, in the order in which they are written as one.
_SOUNDS = (
    (re.compile("ij|ei|ey|y"), "y"),
    (re.compile("auw|ouw|au"), "ou"),
    (re.compile("ch|gh"), "g"),
    (re.compile("ck|qu|c(?![eiy])|q"), "k"),
    (re.compile("c|z"), "s"),
    (re.compile("ph|v|w"), "f"),
    (re.compile("th|dt|d$"), "t"),
    (re.compile("x"), "ks"),
    (re.compile("ie"), "i"),
    (re.compile(r"(.)\1+"), r"\1"),
)


def sound_of(word: str) -> str:
    """Write a folded word the way it sounds, roughly: `geinteresseerdt` is `geinteresseerd`."""
    for pattern, letters in _SOUNDS:
        word = pattern.sub(letters, word)
    return word


def mistakes_allowed(word: str) -> int:
    """Say how many letters of a word may be wrong."""
    return next((most for length, most in _MISTAKES if len(word) <= length), 0)


def is_close(word: str, guess: str) -> bool:
    """Say whether a guess is so close that it can be taken for what was meant, without asking."""
    if sound_of(word) == sound_of(guess):
        return True
    return OSA.distance(word, guess) <= max(1, len(word) // LETTERS_A_MISTAKE)


def may_be_mistyped(word: str) -> bool:
    """Say whether a word is of a kind that can be guessed at all."""
    return SHORTEST <= len(word) <= LONGEST and word.isalpha()


@dataclass
class Lexicon:
    """The words that may be meant, with the number of pages that have them."""

    words: Mapping[str, int]
    _by_length: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    _guessed: dict[str, list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Sort the words by length, so that a guess looks at few of them."""
        for word in self.words:
            if may_be_mistyped(word):
                self._by_length[len(word)].append(word)

    def is_common(self, word: str) -> bool:
        """Say whether so many pages have a word that it tells little."""
        pages = self.words.get(word, 0)
        return pages >= COMMON_PAGES and pages >= COMMON_SHARE * self.most

    @cached_property
    def most(self) -> int:
        """Give on how many pages the most usual word stands: nearly all of them."""
        return max(self.words.values(), default=0)

    def guesses(self, word: str) -> list[str]:
        """Give the likeliest words first; none for a word that is too short or long to guess.

        Answers are remembered: one page asks for the same word several times.
        """
        if word not in self._guessed:
            if len(self._guessed) >= REMEMBERED:
                self._guessed.clear()
            self._guessed[word] = self._guess(word)
        return self._guessed[word]

    def _guess(self, word: str) -> list[str]:
        if not may_be_mistyped(word):
            return []
        word = _STRETCHED.sub(r"\1\1", word)
        sound = sound_of(word)
        found = [(self._cost(word, sound, other, far), other) for other, far in self._near(word)]
        return [other for _cost, other in sorted(found)[:CANDIDATES]]

    def _near(self, word: str) -> Iterator[tuple[str, int]]:
        most = mistakes_allowed(word)
        for length in range(len(word) - most, len(word) + most + 1):
            same = self._by_length.get(length, ())
            for other, far, _at in process.extract_iter(
                word, same, scorer=OSA.distance, score_cutoff=most
            ):
                if other != word:
                    yield other, int(far)

    def _cost(self, word: str, sound: str, other: str, far: int) -> float:
        cost = SOUNDS_ALIKE if sound_of(other) == sound else float(far)
        cost += FIRST_LETTER if word[0] != other[0] else 0.0
        return cost - FREQUENT * math.log10(1 + self.words[other])
