"""Dutch words that are spelled right, so that nobody is corrected for a word we do not have."""

import gzip
from functools import cache

from .wordlist import DATA

WORDS = DATA / "words.txt.gz"


@cache
def dictionary() -> frozenset[str]:
    """Give the approved base words of OpenTaal, folded."""
    with gzip.open(WORDS, "rt", encoding="ascii") as lines:
        return frozenset(lines.read().split())
