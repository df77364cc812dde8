"""What may be typed in the text of a mail, and how its placeholders are filled; no template language."""

import re
import unicodedata
from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _

from alliantie.validators import DIRECTION_CHARACTERS

from .registry import Part

WORD = re.compile(r"\{([^{}]*)\}")
LONGEST = {Part.SUBJECT: 150, Part.OPENING: 3000, Part.CLOSING: 1500}
LINE_ENDS = frozenset("\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")


class WordingError(ValueError):
    """The text does not fit in its mail; `sentence` is fit for the screen."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def check_wording(text: str, *, part: Part, names: Iterable[str]) -> None:
    """Refuse a text that its mail cannot be made with, in a sentence that says which word is wrong."""
    if part == Part.SUBJECT and not text.strip():
        raise WordingError(_("Vul een onderwerp in. Een mail zonder onderwerp komt vaak niet aan."))
    if part == Part.SUBJECT and LINE_ENDS.intersection(text):
        raise WordingError(_("Een onderwerp is één regel. Haal de nieuwe regel weg."))
    if len(text) > LONGEST[part]:
        raise WordingError(
            _("Dit is te lang: er passen %(most)d tekens in.") % {"most": LONGEST[part]}
        )
    if any(_is_hidden(letter) for letter in text):
        raise WordingError(_("Hier staan onzichtbare stuurtekens in. Typ de tekst opnieuw."))
    _check_words(text, tuple(names))


def fits(text: object, *, part: Part, names: Iterable[str]) -> bool:
    """Say whether a stored text still fits: an upgrade may have taken a placeholder away."""
    try:
        check_wording(str(text), part=part, names=names)
    except WordingError:
        return False
    return isinstance(text, str)


def fill(text: str, values: Mapping[str, str]) -> str:
    """Fill in every placeholder once; what a value holds is never read as a placeholder."""
    return WORD.sub(lambda found: values.get(found[1], ""), text)


def one_line(text: str) -> str:
    """Make a subject of it: whatever was filled in, no line of a mail's head can be added."""
    return " ".join("".join(" " if _is_hidden(one) else one for one in text).split())


def _check_words(text: str, names: tuple[str, ...]) -> None:
    listed = ", ".join(f"{{{name}}}" for name in names)
    wrong = [found for found in WORD.findall(text) if found not in names]
    if wrong:
        raise WordingError(
            _("{%(wrong)s} kent deze mail niet. Je kunt kiezen uit: %(names)s.")
            % {"wrong": wrong[0], "names": listed}
        )
    if re.search(r"[{}]", WORD.sub("", text)):
        raise WordingError(
            _(
                "Er staat een losse accolade. Zet een invulwoord tussen { en }. Je kunt kiezen uit: %s."
            )
            % listed
        )


def _is_hidden(letter: str) -> bool:
    if letter in "\n\r\t":
        return False
    return unicodedata.category(letter) in {"Cc", "Cs"} or letter in DIRECTION_CHARACTERS
