"""Bring the inflections of a Dutch word to one stem."""

import re
from functools import cache, lru_cache
from threading import Lock

import snowballstemmer

from .wordlist import DATA

SHORTEST_PLURAL = 4

# In Snowball 3 "dutch" is the Kraaij-Pohlmann stemmer; the older Porter one is "dutch_porter".
_stemmer = snowballstemmer.stemmer("dutch")
_english = snowballstemmer.stemmer("english")
# The stemmer keeps the word it works on in itself, so two threads must not share a turn.
_turn = Lock()

# The stemmer gives `parkeren` "parker" but `parkeer` "parkeer", `problemen` "problem" but
# `probleem` "probleem". One "e" in a last syllable joins the noun, the verb and the compound part.
_LAST_LONG_E = re.compile(r"(.*[aeiouy].*[^aeiou])ee([^aeiou])")


@cache
def _plurals() -> dict[str, str]:
    """Read the plurals the stemmer gets wrong; a leading hyphen means: also at the end of a word."""
    lines = (DATA / "plurals.tsv").read_text(encoding="ascii").splitlines()
    return dict(line.split("\t") for line in lines)


def _singular(word: str) -> str:
    plurals = _plurals()
    if word in plurals:
        return plurals[word]
    for start in range(len(word) - SHORTEST_PLURAL + 1):
        found = plurals.get(f"-{word[start:]}")
        if found:
            return word[:start] + found
    return word


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """Give the stem of a folded word; a word with digits is its own stem."""
    if not word.isalpha():
        return word
    with _turn:
        found: str = _stemmer.stemWord(_singular(word))
    long = _LAST_LONG_E.fullmatch(found)
    return f"{long[1]}e{long[2]}" if long else found or word


@lru_cache(maxsize=100_000)
def english_stem(word: str) -> str:
    """Give the English stem of a folded word (Snowball's Porter 2)."""
    if not word.isalpha():
        return word
    with _turn:
        found: str = _english.stemWord(word)
    return found or word
