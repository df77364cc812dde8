"""Find, in a list of Dutch words, those from which compounds are built."""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from .folding import fold

DATA = Path(__file__).parent / "data"


@cache
def words_of(name: str) -> frozenset[str]:
    """Read one of the small lists beside the data."""
    return frozenset((DATA / name).read_text(encoding="ascii").split())


LINKS = ("", "s", "e", "en", "n")
SHORTEST_PART, SHORTEST_COMPOUND = 3, 7
# A part counts when it builds this many compounds; a short one needs more proof, and words of
# three letters prove nothing at all: those that matter stand in FIELD.
ENOUGH, ENOUGH_SHORT, SHORT = 4, 8, 4
# A word in the list is itself a compound when both its halves are at least this productive.
PRODUCTIVE = 12

# Prepositions and endings look like words but split verbs and derivations, not compounds.
AFFIXES = words_of("affixes.txt")
# Words of this field that the list holds too rarely, or that would wrongly be cut in two.
FIELD = words_of("field_words.txt")

VOWELS = "aeiou"


def constituents(lines: Iterable[str]) -> list[str]:
    """Give, sorted, the words of a word list that are worth cutting compounds into."""
    words = {word for line in lines if (word := _plain(line))}
    known = words | {stem for word in words for stem in _verb_stem(word)}
    uses = _count_uses(words, known)
    uses.update(dict.fromkeys(FIELD, PRODUCTIVE))
    kept = {word for word in known | FIELD if _is_productive(word, uses)}
    simple = {word for word in kept if not _is_compound(word, kept, uses)}
    return sorted((simple - AFFIXES) | FIELD)


def _plain(line: str) -> str:
    """Give a common word in folded form; names, numbers and hyphenated words are left out."""
    word = line.strip()
    if len(word) < SHORTEST_PART or not word.isalpha() or not word[0].islower():
        return ""
    return fold(word)


def _verb_stem(word: str) -> Iterator[str]:
    """Yield what a verb looks like inside a compound: `parkeren` gives `parkeer`."""
    if not word.endswith("en") or len(word) < SHORTEST_COMPOUND - 1:
        return
    stem = word[:-2]
    if stem[-1] == stem[-2]:
        stem = stem[:-1]
    elif stem[-1] not in VOWELS and stem[-2] in "aeou" and stem[-3] not in VOWELS:
        stem = stem[:-2] + stem[-2] * 2 + stem[-1]
    yield stem[:-1] + {"v": "f", "z": "s"}.get(stem[-1], stem[-1])


def _count_uses(words: set[str], known: set[str]) -> Counter[str]:
    """Count in how many compounds of the list each word stands, as a first or a last part."""
    uses: Counter[str] = Counter()
    for word in words:
        for head, tail in halves(word, known):
            uses[head] += 1
            uses[tail] += 1
    return uses


def halves(word: str, known: set[str]) -> Iterator[tuple[str, str]]:
    """Yield every way to see a word as two known words with a linking sound between them."""
    if len(word) < SHORTEST_COMPOUND:
        return
    for cut in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
        tail = word[cut:]
        if tail not in known or tail in AFFIXES:
            continue
        for head in heads(word[:cut], known):
            yield head, tail


def heads(part: str, known: set[str]) -> Iterator[str]:
    """Yield the known words that a first part can be, with and without its linking sound."""
    for link in LINKS:
        head = part.removesuffix(link) if link else part
        linked = not link or head != part
        if linked and len(head) >= SHORTEST_PART and head in known and head not in AFFIXES:
            yield head


def _is_productive(word: str, uses: Counter[str]) -> bool:
    needed = ENOUGH_SHORT if len(word) == SHORT else ENOUGH
    return len(word) >= SHORT and uses[word] >= needed


def _is_compound(word: str, kept: set[str], uses: Counter[str]) -> bool:
    pairs = halves(word, kept)
    return any(min(uses[head], uses[tail]) >= PRODUCTIVE for head, tail in pairs)
