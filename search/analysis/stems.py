"""Bring the inflections of a Dutch word to one stem."""

import re
from functools import lru_cache
from threading import Lock

import snowballstemmer

from .plurals import singular

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
# `mens`, `kans` and `koers` are no plurals of `men`, `kan` and `koer`.
_OWN_S = re.compile(r"[^aeiouy]{0,2}[aeiou]{1,2}[nlr]s")
# A second turn joins what the first leaves one step apart: `balans` and `balansen`. It may only take
# off an ending, and of a short word nothing.
_SHORTEST_SECOND = 6


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """Give the stem of a folded word; a word with digits is its own stem."""
    if not word.isalpha():
        return word
    found = singular(word)
    if not _OWN_S.fullmatch(found):
        found = _twice(found)
    for pattern in (_LAST_LONG_E, _LONG_AFTER_VOWEL):
        if long := pattern.fullmatch(found):
            found = long[1] + long[2] + long[3]
    return found


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
    if not word.isalpha():
        return word
    with _turn:
        found: str = _english.stemWord(word)
    return found or word
