"""Cut text into words that remember where they stood."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from .folding import clean, fold

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_APOSTROPHE = re.compile(r"['’]")

# Longer "words" are keys and hashes; engines refuse terms past a few kilobytes.
MAX_WORD = 64


@dataclass(frozen=True, slots=True)
class Token:
    """One word as written, folded, with its place in the cleaned text."""

    word: str
    start: int
    end: int


def written_words(text: str) -> set[str]:
    """Give the different words of a cleaned text as they are written."""
    return set(_WORD.findall(text))


def folded_words(text: str) -> list[str]:
    """Give the folded words of a text, in order, without their places: three times as quick."""
    return [word for written in _WORD.findall(clean(text)) if (word := folded(written))]


def tokenize(text: str) -> Iterator[Token]:
    """Yield the words of a text; places count in the text as `clean` returns it."""
    for found in _WORD.finditer(clean(text)):
        word = folded(found.group())
        if word:
            yield Token(word, found.start(), found.end())


@lru_cache(maxsize=200_000)
def folded(word: str) -> str:
    """Fold a word and drop what follows an apostrophe: `foto's` is `foto`, `auto’s` is `auto`."""
    head, *tail = _APOSTROPHE.split(word)
    whole = head if tail and len(head) > 1 else head + "".join(tail)
    return fold(whole)[:MAX_WORD]
