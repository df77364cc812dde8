"""Rules for what content is about; plain Python."""

import re
import unicodedata
from collections.abc import Sequence

from django.utils.translation import gettext as _

from alliantie.attempts import Refusal

MIN_THEMES, MAX_THEMES = 1, 5
MAX_TAGS = 10
LONGEST_NUMBER = 18
MIN_TAG_LENGTH, MAX_TAG_LENGTH = 2, 60
SPACES = re.compile(r"\s+")
# Cc: control; Cf: direction overrides and other invisible signs; Cs: lone surrogates; Co: private.
UNWANTED = frozenset({"Cc", "Cf", "Cs", "Co"})


class AboutRefusedError(Refusal, ValueError):
    """What somebody says it is about cannot stand; `sentence` is fit for the screen."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def is_row_number(text: str) -> bool:
    """Say whether text can be the number of a row; databases choke on longer ones."""
    return text.isascii() and text.isdecimal() and len(text) <= LONGEST_NUMBER


def clean_tag_name(name: str) -> str:
    """Give a tag as it is kept: NFC, one line, single spaces, no leading hash."""
    return SPACES.sub(" ", unicodedata.normalize("NFC", name)).strip().lstrip("#").strip()


def tag_key(name: str) -> str:
    """Give what two spellings of one tag have in common: no capitals, no accents."""
    letters = unicodedata.normalize("NFKD", clean_tag_name(name).casefold())
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return unicodedata.normalize("NFC", bare)


def split_tags(text: str) -> list[str]:
    """Read tags from one line: commas, semicolons and line ends part them; doubles count once."""
    first: dict[str, str] = {}
    for part in re.split(r"[,;\n]", text):
        if name := clean_tag_name(part):
            first.setdefault(tag_key(name), name)
    return list(first.values())


def check_tag_name(name: str) -> None:
    """Refuse a tag that nobody could read or find."""
    if any(unicodedata.category(sign) in UNWANTED for sign in name):
        raise AboutRefusedError(
            _("Een onderwerp bevat tekens die je niet ziet. Typ het opnieuw, in gewone letters.")
        )
    clean = clean_tag_name(name)
    if len(clean) < MIN_TAG_LENGTH or not any(sign.isalnum() for sign in clean):
        raise AboutRefusedError(
            _("“%(name)s” is te kort. Een onderwerp heeft minstens twee letters.") % {"name": clean}
        )
    if len(clean) > MAX_TAG_LENGTH:
        raise AboutRefusedError(
            _("“%(name)s…” is te lang. Een onderwerp heeft hoogstens %(most)d tekens.")
            % {"name": clean[:20], "most": MAX_TAG_LENGTH}
        )


def check_themes(count: int) -> None:
    """Refuse too few or too many themes."""
    if count < MIN_THEMES:
        raise AboutRefusedError(_("Kies minstens één thema."))
    if count > MAX_THEMES:
        raise AboutRefusedError(
            _("Je koos %(count)d thema's. Kies er hoogstens %(most)d.")
            % {"count": count, "most": MAX_THEMES}
        )


def check_tags(names: Sequence[str]) -> None:
    """Refuse too many tags, or one that cannot stand."""
    if len(names) > MAX_TAGS:
        raise AboutRefusedError(
            _("Je typte %(count)d onderwerpen. Houd er hoogstens %(most)d over.")
            % {"count": len(names), "most": MAX_TAGS}
        )
    for name in names:
        check_tag_name(name)
