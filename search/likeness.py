"""Tell near-copies from different texts, by a small sketch of what each says."""

from collections.abc import Sequence
from functools import lru_cache
from heapq import nsmallest
from zlib import crc32

# How many of the numbers of all runs of three words are kept, and how alike two texts must be: a
# bottom-k sketch (Broder 1997) of 16 tells 0.8 from 0.5 well enough for a list of hits.
KEPT, ALIKE = 16, 0.8
# A shorter text says too little to be a copy of another.
SHORTEST = 25
LONGEST = 1_000


def sketch_of(words: Sequence[str]) -> list[int]:
    """Give the smallest numbers of all runs of three words; nothing for a short text."""
    if len(words) < SHORTEST:
        return []
    numbers = list(map(_number, words[:LONGEST]))
    runs = zip(numbers, numbers[1:], numbers[2:], strict=False)
    return nsmallest(KEPT, {_mixed(*run) for run in runs})


@lru_cache(maxsize=100_000)
def _number(word: str) -> int:
    return crc32(word.encode())


def _mixed(first: int, second: int, third: int) -> int:
    """Give a number for three words in this order (multiplicative hashing, Knuth)."""
    mixed = (first * 2_654_435_761 + second) * 2_246_822_519 + third
    return (mixed ^ mixed >> 17) & 0xFFFFFFFF


def are_alike(one: Sequence[int], other: Sequence[int]) -> bool:
    """Say whether two sketches are of near-copies."""
    shared = set(one).intersection(other)
    if not shared:
        return False
    together = nsmallest(KEPT, {*one, *other})
    return len(shared.intersection(together)) >= ALIKE * len(together)
