"""Bring plurals that a Dutch stemmer gets wrong to their singular before it sees them."""

import re
from functools import cache

from .wordlist import DATA

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
    # events, supports, tests
    (re.compile(r"(...+(?:st|rt|nt|sk|ck))s"), r"\1"),
)


@cache
def _table() -> dict[str, str]:
    """Read the plurals no rule is for; a leading hyphen means: also at the end of a word."""
    lines = (DATA / "plurals.tsv").read_text(encoding="ascii").splitlines()
    return dict(line.split("\t") for line in lines)


def singular(word: str) -> str:
    """Give the singular of a folded word as far as we know better than the stemmer."""
    table = _table()
    if word in table:
        return table[word]
    for start in range(len(word) - SHORTEST_PLURAL + 1):
        found = table.get(f"-{word[start:]}")
        if found:
            return word[:start] + found
    for pattern, form in _RULES:
        if match := pattern.fullmatch(word):
            return match.expand(form)
    return word
