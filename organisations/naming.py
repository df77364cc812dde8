"""Compare names of organisations: when two spellings mean one body. Plain Python."""

import re
import unicodedata
from collections.abc import Iterator

# "c.a." (cum annexis) hangs behind names of municipalities: Nuenen c.a.
ANNEX = re.compile(r"\bc\.\s*a\.(?=\s|$)|\bca$", re.IGNORECASE)
BRACKETS = re.compile(r"\(([^)]*)\)")
NOT_WORD = re.compile(r"[^\w]+")
AND = re.compile(r"\s*[&+]\s*")
MUNICIPALITY = re.compile(r"^(?:de |het )?gemeente (?=\w)")
# What may stand before a name without making it another body; only compared when nothing else fits.
LOOSE_PREFIX = re.compile(
    r"^(?:(?:het|de) )?(?:ministerie van|ministerie voor|ministerie|min|stichting|vereniging|"
    r"cooperatie|openbaar lichaam|gemeenschappelijke regeling|college van b en w van|college van)"
    r" (?=\w)"
)
# What many names begin with, so that it tells nobody apart.
COMMON_START = re.compile(
    r"^(?:gemeente|provincie|waterschap|hoogheemraadschap|wetterskip|ministerie|veiligheidsregio|"
    r"omgevingsdienst|openbaar lichaam|stichting|vereniging|dienst|universiteit|rud)"
    r" (?:van de |van het |van |voor |de |het )?",
    re.IGNORECASE,
)
LEGAL_FORM = re.compile(r" (?:n v|nv|b v|bv|ua|u a)$")
ABBREVIATION = re.compile(r"^[A-Z][A-Za-z-]{1,9}$")
MOST_LETTERS = 200


def name_key(name: str) -> str:
    """Give a name as it is compared: no capitals, accents, punctuation or "gemeente" in front."""
    text = AND.sub(" en ", ANNEX.sub(" ", name)).replace("’", "'").replace("'", " ")
    letters = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    words = NOT_WORD.sub(" ", bare.replace("_", " ")).strip()
    return MUNICIPALITY.sub("", words)[:MOST_LETTERS]


def loose_keys(name: str) -> Iterator[str]:
    """Give weaker spellings: without brackets, legal form, leading abbreviation or "ministerie van"."""
    plain = BRACKETS.sub(" ", name)
    for text in (name, plain, _without_leading_abbreviation(plain)):
        key = LEGAL_FORM.sub("", name_key(text))
        yield key
        yield LOOSE_PREFIX.sub("", key)


def abbreviations(name: str) -> Iterator[str]:
    """Give the abbreviation a name carries: "Nederlandse Zorgautoriteit (NZa)", "CIZ Centrum ..."."""
    for inside in BRACKETS.findall(name):
        if ABBREVIATION.match(inside.strip()):
            yield inside.strip()
    first, _, rest = name.partition(" ")
    if rest and _stands_for(first, rest):
        yield first


def _without_leading_abbreviation(name: str) -> str:
    first, _, rest = name.partition(" ")
    return rest if rest and _stands_for(first, rest) else name


def _stands_for(word: str, rest: str) -> bool:
    """Say whether a word is capitals only and begins with the first letter of what follows."""
    return len(word) > 1 and word.isalpha() and word.isupper() and rest[:1].upper() == word[0]


def monogram(name: str) -> str:
    """Stand in for a missing logo with the letters that tell a name apart: "Aa" for Gemeente Aalten."""
    words = re.findall(r"[^\W\d_]+", COMMON_START.sub("", BRACKETS.sub(" ", name)))
    capitals = [word for word in words if word[0].isupper()]
    if len(capitals) > 1:
        return "".join(word[0] for word in capitals[:2])
    return (capitals or words or [name])[0][:2].capitalize()


def clean_name(name: str) -> str:
    """Give a name as it is kept: NFC, one line, single spaces."""
    return " ".join(unicodedata.normalize("NFC", name).split())
