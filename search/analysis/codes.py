"""Find what is written in several signs but meant as one: dates, numbers of articles, `Woo-verzoek`."""

import re
from collections.abc import Iterator
from datetime import date

from .folding import fold
from .stems import stem
from .tokens import MAX_WORD

_MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni", "juli"),
    *("augustus", "september", "oktober", "november", "december"),
)
_DIGIT = re.compile(r"\d")
_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?!\d)")
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_IN_WORDS = re.compile(rf"(?<!\d)(\d{{1,2}})\s+({'|'.join(_MONTHS)})\s+(\d{{4}})(?!\d)")
# 5.1, 2.0, 3.1a; a version, an article, an amount
_NUMBER = re.compile(r"(?<![\w.,])\d+(?:[.,:]\d+)+[a-z]?(?![\w])")
_HYPHENED = re.compile(r"(?<![\w-])[^\W\d_]+(?:-[^\W\d_]+)+(?![\w-])")
# Longer chains are lines drawn with words.
_MOST_PARTS = 4


def codes(text: str) -> Iterator[str]:
    """Yield one term for each: a date as 2026-11-25, a number as 5.1, joined words as their stem."""
    return (term for _written, term in codes_in(text))


def codes_in(text: str) -> Iterator[tuple[str, str]]:
    """Yield each as it is written, in lower case, with its term."""
    plain = text.lower()
    if _DIGIT.search(plain):
        yield from _dates(plain)
        yield from ((found, found.replace(",", ".")) for found in _NUMBER.findall(plain))
    for found in _HYPHENED.findall(plain) if "-" in plain else ():
        if found.count("-") < _MOST_PARTS and len(found) <= MAX_WORD:
            yield found, stem(fold(found.replace("-", "")))


def _dates(text: str) -> Iterator[tuple[str, str]]:
    for found in _DAY_FIRST.finditer(text):
        yield from _date(found, found[3], found[2], found[1])
    for found in _YEAR_FIRST.finditer(text):
        yield from _date(found, found[1], found[2], found[3])
    for found in _IN_WORDS.finditer(text):
        yield from _date(found, found[3], _MONTHS.index(found[2]) + 1, found[1])


def _date(found: re.Match[str], year: str, month: str | int, day: str) -> Iterator[tuple[str, str]]:
    try:
        yield found[0], date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return
