"""Bring the inflections of a Dutch word to one stem."""

import re
from functools import lru_cache
from threading import Lock

import snowballstemmer

from .plurals import singular
from .wordlist import words_of

# In Snowball 3 "dutch" is the Kraaij-Pohlmann stemmer; the older Porter one is "dutch_porter".
_stemmer = snowballstemmer.stemmer("dutch")
_english = snowballstemmer.stemmer("english")
# The stemmer keeps the word it works on in itself, so two threads must not share a turn.
_turn = Lock()

# The stemmer gives `parkeren` "parker" but `parkeer` "parkeer", `problemen` "problem" but
# `probleem` "probleem". One "e" in a last syllable joins the noun, the verb and the compound part.
# Likewise `materiaal` and `materialen`: a long vowel right after another one.
_LAST_LONG_E = re.compile(r"(.*[aeiouy].*[^aeiou])e(e)([^aeiou])")
_LONG_AFTER_VOWEL = re.compile(r"(.*[aeiouy])(a|o)\2([^aeiou])")
# `ais` is no plural of `ai`.
ABBREVIATION = 3
WHOLE = words_of("whole_words.txt")
SHORTEST_WHOLE = min(map(len, WHOLE))
# No Dutch word is longer; the rules below look at every end of a word.
LONGEST = 64
# `mens`, `kans` and `koers` are no plurals of `men`, `kan` and `koer`.
_OWN_S = re.compile(r"[^aeiouy]{0,2}[aeiou]{1,2}[nlr]s")
# A second turn joins what the first leaves one step apart: `balans` and `balansen`. It may only take
# off an ending, and of a short word nothing.
_SHORTEST_SECOND = 6


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """Give the stem of a folded word; a word with digits is its own stem."""
    if not word.isalpha() or len(word) > LONGEST:
        return word
    found = singular(word)
    if _whole_end(found):
        return found
    if not _OWN_S.fullmatch(found):
        found = _twice(found)
    for pattern in (_LAST_LONG_E, _LONG_AFTER_VOWEL):
        if long := pattern.fullmatch(found):
            found = long[1] + long[2] + long[3]
    return found


def _whole_end(word: str) -> bool:
    """Say whether a word is, or ends in, one that the stemmer takes for a form of quite another.

    `overheid` is not `over`, `gezicht` not `zicht`, `gemeente` not `gemeen`.
    """
    return any(word[start:] in WHOLE for start in range(len(word) - SHORTEST_WHOLE + 1))


def _twice(word: str) -> str:
    once = _shorter(word)
    if len(once) < _SHORTEST_SECOND:
        return once
    again = _shorter(once)
    return again if once.startswith(again) else once


def _shorter(word: str) -> str:
    with _turn:
        found: str = _stemmer.stemWord(word)
    return found or word


@lru_cache(maxsize=100_000)
def english_stem(word: str) -> str:
    """Give the English stem of a folded word (Snowball's Porter 2)."""
    if not word.isalpha() or len(word) <= ABBREVIATION:
        return word
    with _turn:
        found: str = _english.stemWord(word)
    return found or word
