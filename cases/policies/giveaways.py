"""Find what in a text gives away who wrote it: plain rules, no lists of our own."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

# As long as the part before the sign may be: without an end every letter of an endless word is tried to its end.
EMAIL = re.compile(r"[\w.+'-]{1,64}@[\w-]+(?:\.[\w-]+)+")
# Ten digits that begin with 0, or the same behind the number of the country.
PHONE = re.compile(
    r"(?<![\w-])(?:(?:\+|00)31[\s.\-/]*(?:\(0\))?|\(?0)(?:[\s.\-/()]*\d){8,9}(?![\d])"
)
POSTCODE = re.compile(r"(?<!\w)[1-9]\d{3}(?: ?(?!SA|SD|SS)[A-Z]{2}|(?!sa|sd|ss)[a-z]{2})(?!\w)")
DIGITS_AT_HOME, DIGITS_ABROAD = 10, (11, 13)
SHORTEST_NAME, SHORT_ABBREVIATION = 3, 4
BEFORE_SURNAMES = frozenset(
    [
        "van",
        "de",
        "der",
        "den",
        "het",
        "ter",
        "ten",
        "te",
        "in",
        "op",
        "'t",
        "el",
        "la",
        "le",
        "von",
        "du",
        "di",
        "da",
    ]
)


@dataclass(frozen=True)
class OwnWords:
    """What points at somebody: of their organisations the names and mail domains, and of people the names."""

    organisations: frozenset[str] = field(default_factory=frozenset)
    domains: frozenset[str] = field(default_factory=frozenset)
    people: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True)
class Giveaway:
    """One kind of thing that was found: which words of the text, and what to do."""

    what: str
    words: tuple[str, ...]
    sentence: str


def find_giveaways(texts: Iterable[str], own: OwnWords) -> list[Giveaway]:
    """Give what stands in these texts that tells who wrote them, each kind once."""
    text = "\n".join(unicodedata.normalize("NFC", one) for one in texts if one)
    kinds = (
        ("organisation", _organisations(text, own), _("Hier staat je eigen organisatie.")),
        ("email", (m[0] for m in EMAIL.finditer(text)), _("Hier staat een e-mailadres.")),
        ("phone", _phones(text), _("Hier staat een telefoonnummer.")),
        ("postcode", (m[0] for m in POSTCODE.finditer(text)), _("Hier staat een postcode.")),
        ("person", _people(text, own), _("Hier staat een naam van jou of van een collega.")),
    )
    found = ((what, tuple(dict.fromkeys(words)), sentence) for what, words, sentence in kinds)
    return [Giveaway(what, words, sentence) for what, words, sentence in found if words]


def _organisations(text: str, own: OwnWords) -> Iterator[str]:
    """Find names however they are written; a short abbreviation only in its own capitals."""
    for name in sorted(own.organisations, key=len, reverse=True):
        if len(name) < SHORTEST_NAME:
            continue
        is_exact = len(name) <= SHORT_ABBREVIATION and name.isupper()
        yield from _whole_words(text, name, is_exact=is_exact)
    for domain in sorted(own.domains):
        yield from (
            m[0]
            for m in re.finditer(rf"[\w.@-]{{0,99}}{re.escape(domain)}(?!\w)", text, re.IGNORECASE)
        )


def _phones(text: str) -> Iterator[str]:
    for found in PHONE.finditer(text):
        digits = sum(letter.isdigit() for letter in found[0].replace("(0)", ""))
        abroad = found[0].lstrip().startswith(("+", "00"))
        least, most = DIGITS_ABROAD if abroad else (DIGITS_AT_HOME, DIGITS_AT_HOME)
        if least <= digits <= most:
            yield found[0].strip()


def _people(text: str, own: OwnWords) -> Iterator[str]:
    """Find whole names, and surnames with a capital."""
    for name in sorted(own.people):
        parts = name.split()
        if len(parts) < 2:  # noqa: PLR2004 - one word alone is too common a name
            continue
        whole = list(_whole_words(text, name))
        yield from whole
        surname = " ".join(part for part in parts[1:] if part.casefold() not in BEFORE_SURNAMES)
        if not whole and len(surname) >= SHORTEST_NAME:
            yield from _whole_words(text, surname, is_exact=True)


def _whole_words(text: str, words: str, *, is_exact: bool = False) -> Iterator[str]:
    """Give the words as they stand in the text; accents and white space make no difference."""
    plain, kept = _plain(text), text
    if len(plain) != len(text):  # a letter that has no plain twin
        plain, kept = text, text
    pattern = r"[\s-]+".join(re.escape(part) for part in _plain(words).split())
    flags = 0 if is_exact else re.IGNORECASE
    for found in re.finditer(rf"(?<!\w){pattern}(?!\w)", plain, flags):
        yield " ".join(kept[found.start() : found.end()].split())


def _plain(text: str) -> str:
    """Take the accents off, letter for letter."""
    return "".join(unicodedata.normalize("NFD", letter)[:1] for letter in text)
