"""Whether somebody's words name a theme; plain Python, so that every engine agrees."""

import re
import unicodedata
from collections.abc import Iterable

NOT_WORD = re.compile(r"[^\w]+")
SHORTEST_STEM = 4
ENDING = 2
MOST_LETTERS = 200


def named_in(words: str, names: Iterable[str]) -> bool:
    """Say whether one of the names stands in the words.

    "hoe begin ik een burgerbegroting" names "burgerbegrotingen": a longer word may end a little
    differently. Short names (Woo, AI) only count whole.
    """
    asked = _words(words)
    return any(_stands(_words(name), asked) for name in names)


def _stands(name: list[str], asked: list[str]) -> bool:
    return bool(name) and all(any(_alike(part, word) for word in asked) for part in name)


def _alike(part: str, word: str) -> bool:
    if part == word:
        return True
    short, long = sorted((part, word), key=len)
    return (
        len(short) > SHORTEST_STEM and long.startswith(short) and len(long) - len(short) <= ENDING
    )


def _words(text: str) -> list[str]:
    letters = unicodedata.normalize("NFKD", text[:MOST_LETTERS].casefold())
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return NOT_WORD.sub(" ", bare).split()
