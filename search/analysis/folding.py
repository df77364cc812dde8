"""Bring every spelling of a letter to one form, so that an accent never hides a page."""

import re
import unicodedata

# Letters that Unicode does not take apart, in the spelling people type without them.
_UNDIVIDED = str.maketrans({"ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "ı": "i", "ŉ": "n"})
_UNSENDABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def clean(text: str) -> str:
    """Replace what no engine or page can carry: control characters and lone surrogates."""
    return unicodedata.normalize("NFC", _UNSENDABLE.sub(" ", text))


def fold(word: str) -> str:
    """Give the plain lower-case spelling of a word: `Financiële` becomes `financiele`."""
    if word.isascii():
        return word.lower()
    apart = unicodedata.normalize("NFKD", word.casefold())
    plain = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return plain.translate(_UNDIVIDED)
