"""Bring the inflections of a Dutch word to one stem."""

from functools import lru_cache
from threading import Lock

import snowballstemmer

# In Snowball 3 "dutch" is the Kraaij-Pohlmann stemmer; the older Porter one is "dutch_porter".
_stemmer = snowballstemmer.stemmer("dutch")
# The stemmer keeps the word it works on in itself, so two threads must not share a turn.
_turn = Lock()

# The stemmer gives `parkeren` "parker" but `parkeer` "parkeer", `informeren` "informer" but
# `informatie` "informeer". One ending for both joins the noun, the verb and the compound part.
_LONG, _SHORT, _SHORTEST_VERB = "eer", "er", 6


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """Give the stem of a folded word; a word with digits is its own stem."""
    if not word.isalpha():
        return word
    with _turn:
        found: str = _stemmer.stemWord(word)
    if found.endswith(_LONG) and len(found) >= _SHORTEST_VERB:
        found = found.removesuffix(_LONG) + _SHORT
    return found or word
