"""Text as every calendar program reads it back."""

import re
import unicodedata

BREAKS = re.compile(r"\r\n?|[\u2028\u2029\x0b\x0c\x85]")
UNPRINTABLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
# Joins emoji and letters of some scripts; a calendar shows them well.
JOINERS = frozenset("\u200c\u200d")


def clean(text: str) -> str:
    """Take out what a calendar cannot hold: control characters, and marks that turn the text around.

    A backslash becomes a slash: programs disagree about what a backslash before an N means.
    """
    told = BREAKS.sub("\n", text).replace("\\", "/")
    return "".join(one for one in told if _stays(one)).strip()


def one_line(text: str) -> str:
    """Give text for a field that has no line breaks."""
    return " ".join(clean(text).split())


def _stays(one: str) -> bool:
    return one == "\n" or one in JOINERS or unicodedata.category(one) not in UNPRINTABLE
