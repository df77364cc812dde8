"""What makes the question of a dilemma one that others can answer; plain rules of the Dutch dialogue on ethics."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from .dilemma_state import DilemmaRefusedError
from .question_words import CONCLUSIONS, JOINING, OPENINGS

MOST_WORDS = 15
LONGEST_REASON = 300
CONCLUSION = re.compile(rf"(?<![\w-])(?:{'|'.join(CONCLUSIONS)})(?![\w-])", re.IGNORECASE)
# "Moeten we niet ...?" asks for a yes.
LEADING = re.compile(
    rf"^(?:{'|'.join(sorted(OPENINGS))})\s+(?:(?:ik|je|jij|u|we|wij|ze|zij|men|het|dit|dat)\s+)?niet(?![\w-])",
    re.IGNORECASE,
)
WORD = re.compile(r"[^\W_][\w'’.\-/]*")
SENTENCE_END = re.compile(r"[?!]+(?=\s*\S)|(?<=[^\W\d_]{3})\.(?=\s+[A-ZÀ-Þ])")
EXAMPLE = "Mag ik het verslag met namen openbaar maken?"


@dataclass(frozen=True)
class Finding:
    """One fault: what is wrong, and a sentence that does not have it."""

    code: str
    sentence: str
    better: str
    offers_question: bool = False


def check_question(text: str) -> list[Finding]:
    """Give what is wrong with a question, at most once for each rule; nothing typed gives nothing."""
    said = " ".join(text.split())
    if not said:
        return []
    return [finding for rule in RULES for finding in rule(said)]


def check_reasoned(text: str, reason: str) -> None:
    """Refuse a question with faults, unless its asker says why it has to stay so."""
    if check_question(text) and not reason.strip():
        raise DilemmaRefusedError(
            _("Kijk nog eens naar je vraag. Of vertel waarom hij zo moet blijven.")
        )


def _how(said: str) -> Iterator[Finding]:
    if _first(said) == "hoe":
        yield Finding(
            "how",
            _("Een vraag met “hoe” vraagt om uitleg. Een dilemma vraagt wat je mag of moet doen."),
            EXAMPLE,
            offers_question=True,
        )


def _opening(said: str) -> Iterator[Finding]:
    if _first(said) not in OPENINGS | {"hoe"}:
        yield Finding(
            "start",
            _("Begin met mag, moet, kan, wil, durf of zal. Dan kan iemand ja of nee zeggen."),
            EXAMPLE,
        )


def _one(said: str) -> Iterator[Finding]:
    parts = [part for part in SENTENCE_END.split(said) if WORD.search(part)]
    if len(parts) > 1:
        yield Finding(
            "one",
            _("Stel één vraag. De rest past bij “Wat speelt er?”."),
            _usable(parts[0].strip(" .!?,") + "?"),
        )


def _short(said: str) -> Iterator[Finding]:
    number = len(WORD.findall(said))
    if number > MOST_WORDS:
        yield Finding(
            "long",
            _("Maak je vraag korter: hoogstens 15 woorden, het zijn er nu %(number)d.")
            % {"number": number},
            EXAMPLE,
        )


def _comma(said: str) -> Iterator[Finding]:
    if "," in said:
        yield Finding(
            "comma",
            _("Schrijf je vraag zonder komma. Vaak zit er dan nog een tweede vraag in."),
            _usable(_without_comma(said)),
        )


def _open_minded(said: str) -> Iterator[Finding]:
    found = CONCLUSION.search(said)
    word = found[0] if found else "niet" if LEADING.search(said) else ""
    if word:
        yield Finding(
            "conclusion",
            _("Met “%(word)s” geef je het antwoord al. Vraag het open.") % {"word": word.lower()},
            _usable(_without_conclusion(said)),
        )


def _mark(said: str) -> Iterator[Finding]:
    if not said.endswith("?"):
        yield Finding("mark", _("Eindig met een vraagteken."), _usable(said.rstrip(" .!,;:") + "?"))


RULES: tuple[Callable[[str], Iterator[Finding]], ...] = (
    _how,
    _opening,
    _one,
    _short,
    _comma,
    _open_minded,
    _mark,
)


def _first(said: str) -> str:
    found = WORD.search(said)
    return found[0].casefold() if found else ""


def _without_comma(said: str) -> str:
    """Leave out a second question or a reason behind a comma, else only the comma."""
    first, _comma_itself, rest = said.partition(",")
    kept = first if _first(rest) in JOINING else said.replace(",", "")
    return " ".join(kept.split()).strip(" .!?") + "?"


def _without_conclusion(said: str) -> str:
    opened = CONCLUSION.sub("", said)
    if LEADING.search(opened):
        opened = re.sub(r"\bniet\b", "", opened, count=1)
    opened = " ".join(opened.split()).strip(" .!?,")
    return f"{opened[:1].upper()}{opened[1:]}?"


def _usable(better: str) -> str:
    """Give the mended sentence when it is right in every way, else an example that is."""
    return better if _is_right(better) else EXAMPLE


def _is_right(said: str) -> bool:
    few = 3  # fewer words say nothing
    return len(WORD.findall(said)) > few and not check_question(said)
