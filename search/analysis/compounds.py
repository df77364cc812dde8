"""Cut a Dutch compound into the words it was built from."""

from functools import cache, lru_cache

from .stems import stem
from .wordlist import DATA, LINKS, SHORTEST_COMPOUND, SHORTEST_PART

WORDLIST = DATA / "constituents.txt"
# The last part may be inflected; a shorter stem than this proves too little.
_SHORTEST_HEAD = 4
_SHORT_PART_COST = 0.3


@cache
def _parts() -> frozenset[str]:
    return frozenset(WORDLIST.read_text(encoding="ascii").split())


@cache
def _stems() -> frozenset[str]:
    return frozenset(stem(word) for word in _parts() if len(word) >= _SHORTEST_HEAD)


@lru_cache(maxsize=200_000)
def split(word: str) -> tuple[str, ...]:
    """Give the parts of a folded compound in order, or nothing when the word is no compound."""
    if len(word) < SHORTEST_COMPOUND or not word.isalpha():
        return ()
    if word in _parts() or stem(word) in _stems():
        return ()
    best: list[tuple[float, tuple[str, ...]] | None] = [(0.0, ())] + [None] * len(word)
    for end in range(SHORTEST_PART, len(word) + 1):
        for start in range(end - SHORTEST_PART + 1):
            _extend(word, start, end, best)
    found = best[len(word)]
    return found[1] if found else ()


def _extend(
    word: str, start: int, end: int, best: list[tuple[float, tuple[str, ...]] | None]
) -> None:
    """Keep the cheapest way to reach `end`: few parts, and few of three letters."""
    before = best[start]
    if before is None or end - start == len(word):
        return
    part = _known(word[start:end], last=end == len(word))
    if not part:
        return
    cost = before[0] + 1 + (_SHORT_PART_COST if len(part) == SHORTEST_PART else 0)
    reached = best[end]
    if reached is None or cost < reached[0]:
        best[end] = (cost, (*before[1], part))


def _known(part: str, *, last: bool) -> str:
    """Give the word a stretch of letters stands for, or nothing."""
    if part in _parts():
        return part
    if last:
        return part if _is_a_form(part) else ""
    for link in LINKS[1:]:
        head = part.removesuffix(link)
        if head != part and head in _parts():
            return head
    return ""


def _is_a_form(part: str) -> bool:
    """Say whether this may be a form of a known word; what is left without -ing must prove enough.

    Linköping is no "link" with a form of "open".
    """
    root = stem(part)
    proves = len(root) >= _SHORTEST_HEAD or not part.endswith("ing")
    return len(part) > _SHORTEST_HEAD and proves and root in _stems()
