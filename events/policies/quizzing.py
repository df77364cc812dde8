"""Quiz questions out of what somebody published: which facts make one, and what would be wrong answers."""

import hashlib
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from random import Random

from django.utils.translation import gettext as _

WRONG_ANSWERS = 3
LONGEST_QUESTION = 200


@dataclass(frozen=True)
class Known:
    """The public facts of one use case that a question can be about; empty where it says nothing."""

    key: str
    title: str
    summary: str
    organisation: str = ""
    method: str = ""
    participation: str = ""


@dataclass(frozen=True)
class Proposal:
    """A question with its options in the order to show; `right` is the place of the right one."""

    text: str
    options: tuple[str, ...]
    right: int
    explanation: str


def fingerprint(known: Known) -> str:
    """Name what a question rests on; with another name the question is withdrawn."""
    told = "\x1f".join(astuple(known)[1:])
    return hashlib.sha256(told.encode()).hexdigest()


def proposals(
    known: Known,
    *,
    organisations: Sequence[str],
    methods: Sequence[str],
    participations: Sequence[str],
) -> tuple[Proposal, ...]:
    """Propose questions; the same use case gives the same ones. Without enough wrong answers none."""
    asked = (
        (_("Wie deed dit? “%(title)s”"), known.organisation, organisations),
        (_("Hoe werkten ze bij “%(title)s”?"), known.method, methods),
        (_("Hoe deden mensen mee bij “%(title)s”?"), known.participation, participations),
    )
    made = (_proposal(known, sentence, right, others) for sentence, right, others in asked if right)
    return tuple(one for one in made if one is not None)


def _proposal(known: Known, sentence: str, right: str, others: Sequence[str]) -> Proposal | None:
    wrong = sorted({other for other in others if other and other.casefold() != right.casefold()})
    if len(wrong) < WRONG_ANSWERS:
        return None
    chance = Random(f"{known.key} {sentence}")  # noqa: S311 - an order that stays the same, no secret
    options = [right, *chance.sample(wrong, WRONG_ANSWERS)]
    chance.shuffle(options)
    text = sentence % {"title": known.title}
    if len(text) > LONGEST_QUESTION:
        return None
    return Proposal(text, tuple(options), options.index(right), known.summary)
