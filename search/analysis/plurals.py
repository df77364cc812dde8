"""Bring plurals that a Dutch stemmer gets wrong to their singular before it sees them."""

import re
from functools import cache

from .dictionary import dictionary
from .wordlist import DATA, words_of

SHORTEST_PLURAL = 4

# Rules on folded words, each with a word it is for; the first that fits is used.
_RULES = (
    # categorieën, ideeën: what folding leaves of them ends in three vowels
    (re.compile(r"(.*(?:i|e)e)en"), r"\1"),
    # abonnees, taboes, essays
    (re.compile(r"(.+(?:ee|oe|ue|[ao]y))s"), r"\1"),
    # examens, tekens, wagens; but not mens, wens, grens
    (re.compile(r"(.*[aeiou](?:[^aeioum]|(?<=a)m)en)s"), r"\1"),
    # antwoorden, akkoorden, hoofden, waarden: no past tense
    (re.compile(r"(.*(?:oor|oof|aar|or)d)en"), r"\1"),
    # algoritmen, mechanismen
    (re.compile(r"(.*(?:rit|is)me)n"), r"\1"),
    # events, supports, tests
    (re.compile(r"(...+(?:st|rt|nt|sk|ck))s"), r"\1"),
)


@cache
def _table() -> dict[str, str]:
    """Read the plurals no rule is for; a leading hyphen means: also at the end of a word."""
    lines = (DATA / "plurals.tsv").read_text(encoding="ascii").splitlines()
    return dict(line.split("\t") for line in lines)


def _whole_word(word: str) -> str:
    """Take the plural off words that stay whole, and `en` off words on `den` that are no past tense.

    `melden` and `handen` stand in the dictionary, `belden` does not.
    """
    for ending in ("en", "s", "n", "es"):
        short = word.removesuffix(ending)
        if short != word and any(short.endswith(whole) for whole in words_of("whole_words.txt")):
            return short
    if word.endswith("den") and word in dictionary():
        return word[:-2]
    return word


def singular(word: str) -> str:
    """Give the singular, or a verb's first form, of a folded word where we know better than the stemmer."""
    table = _table()
    if word in table:
        return table[word]
    for start in range(len(word) - SHORTEST_PLURAL + 1):
        found = table.get(f"-{word[start:]}")
        if found:
            return word[:start] + found
    whole = _whole_word(word)
    if whole != word:
        return whole
    for pattern, form in _RULES:
        if match := pattern.fullmatch(word):
            return match.expand(form)
    return word
