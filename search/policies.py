"""Rules for what editors steer and for what is kept of a question; plain Python."""

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence

from django.utils.translation import gettext as _

from alliantie.attempts import Refusal

from .analysis.folding import clean, fold
from .analysis.tokens import tokenize

MAX_EXPRESSIONS = 20
MAX_EXPRESSION = 80
MAX_ASKED = 120
# One person shows in no report, and two could be one person at work and at home.
MIN_ASKERS = 3
BETWEEN = re.compile(r"[\n,;|]")
# Cc: control; Cf: direction overrides and other invisible signs; Cs: lone surrogates; Co: private.
UNWANTED = frozenset({"Cc", "Cf", "Cs", "Co"})
MAIL = re.compile(r"@|\(at\)|\[at\]")
# Six digits or more, also with what people put between them: BSN, telephone, account, case number.
NUMBER = re.compile(r"\d(?:[\W_]*\d){5}")
POSTCODE = re.compile(r"\b[1-9]\d{3}[a-z]{2}\b|\b[1-9]\d{3}\s[a-z]{2}\b\s*\d")


class CurationRefusedError(Refusal, ValueError):
    """What an editor wants cannot stand; `sentence` is fit for the screen."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def normalised(text: str) -> str:
    """Give what two spellings of one expression have in common."""
    return " ".join(fold(clean(text)).split())


def split_expressions(text: str) -> list[str]:
    """Read expressions: lines, commas, semicolons and bars part them; doubles count once."""
    first: dict[str, str] = {}
    for part in BETWEEN.split(text.replace("\r\n", "\n")):
        # Control characters stay, to be refused.
        if expression := re.sub(" +", " ", part).strip(" "):
            first.setdefault(normalised(expression), expression)
    return list(first.values())


def check_expressions(expressions: Sequence[str]) -> None:
    """Refuse none, too many, and what nobody could type."""
    if not expressions:
        raise CurationRefusedError(_("Vul hier minstens één woord in."))
    if len(expressions) > MAX_EXPRESSIONS:
        raise CurationRefusedError(
            _("Je vulde %(count)d woorden in. Houd er hoogstens %(most)d over.")
            % {"count": len(expressions), "most": MAX_EXPRESSIONS}
        )
    for expression in expressions:
        _check_expression(expression)


def _check_expression(expression: str) -> None:
    if any(unicodedata.category(sign) in UNWANTED for sign in expression):
        raise CurationRefusedError(
            _("Hier staan tekens in die je niet ziet. Typ de woorden opnieuw.")
        )
    if len(expression) > MAX_EXPRESSION:
        raise CurationRefusedError(
            _("“%(start)s…” is te lang. Een uitdrukking heeft hoogstens %(most)d tekens.")
            % {"start": expression[:20], "most": MAX_EXPRESSION}
        )
    if not any(tokenize(expression)):
        raise CurationRefusedError(
            _("“%(words)s” heeft geen letters of cijfers.") % {"words": expression}
        )


def check_sides(words: Sequence[str], also: Sequence[str]) -> None:
    """Refuse a rule that leads to itself."""
    here = {normalised(word) for word in words}
    twice = next((word for word in also if normalised(word) in here), None)
    if twice is not None:
        raise CurationRefusedError(
            _("“%(words)s” staat in beide vakken. Haal het uit één van de twee weg.")
            % {"words": twice}
        )


def check_new(words: Sequence[str], taken: Mapping[str, str]) -> None:
    """Refuse an expression that has a rule; `taken` leads from normalised words to the rule's name."""
    for word in words:
        rule = taken.get(normalised(word))
        if rule is not None:
            raise CurationRefusedError(
                _("Voor “%(words)s” is er al een synoniem: %(rule)s. Pas dat aan.")
                % {"words": word, "rule": rule}
            )


def check_stop_word(word: str, *, ignores: bool, shipped: Collection[str]) -> None:
    """Refuse more than one word, and what changes nothing."""
    _check_expression(word)
    if [token.word for token in tokenize(word)] != [word]:
        raise CurationRefusedError(_("Vul één los woord in, zonder leestekens."))
    if ignores and word in shipped:
        raise CurationRefusedError(
            _("“%(word)s” weegt nu al niet mee: het staat op de meegeleverde lijst.")
            % {"word": word}
        )
    if not ignores and word not in shipped:
        raise CurationRefusedError(
            _("“%(word)s” telt nu al mee: het staat niet op de meegeleverde lijst.")
            % {"word": word}
        )


def asked_text(text: str) -> str:
    """Give a question as it may be kept; nothing when it could tell about one person."""
    question = normalised(text)
    if len(question) > MAX_ASKED or not any(tokenize(question)):
        return ""
    telling = (MAIL, NUMBER, POSTCODE)
    return "" if any(pattern.search(question) for pattern in telling) else question
