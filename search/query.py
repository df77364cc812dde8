"""Read what somebody typed: words, "a phrase", -not and thema:this; nothing typed can be wrong."""

import re
from dataclasses import dataclass

from .analysis.folding import clean

# A question longer than this is a pasted text; its first words say enough.
MAX_LENGTH = 300
MAX_WORDS = 24
# What may stand before a colon, and the labels it looks in.
LABELLED = {"thema": "theme", "organisatie": "organisation"}
_PIECE = re.compile(
    r"(?P<no>(?<!\S)-)?"
    rf"(?:(?<![^\s-])(?P<label>{'|'.join(LABELLED)}):(?=\S))?"
    r'(?:"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+))',
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Question:
    """The parts of a question, as typed; a label is a name to look in and what must be in it."""

    words: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    labels: tuple[tuple[str, str], ...] = ()
    excluded_labels: tuple[tuple[str, str], ...] = ()

    @property
    def is_empty(self) -> bool:
        """Say whether nothing was asked."""
        return not any((self.words, self.phrases, self.excluded, self.labels, self.excluded_labels))


def read(text: str) -> Question:
    """Take a question apart; typographic quotes count as quotes."""
    plain = re.sub("[“”„«»]", '"', clean(text[:MAX_LENGTH]))
    found = list(_PIECE.finditer(plain))[:MAX_WORDS]
    bare = [piece for piece in found if not piece["label"]]
    return Question(
        words=tuple(piece["word"] for piece in bare if piece["word"] and not piece["no"]),
        phrases=tuple(piece["phrase"] for piece in bare if piece["phrase"] and not piece["no"]),
        excluded=tuple(_said(piece) for piece in bare if piece["no"]),
        labels=tuple(_label(piece) for piece in found if piece["label"] and not piece["no"]),
        excluded_labels=tuple(_label(piece) for piece in found if piece["label"] and piece["no"]),
    )


def _said(piece: re.Match[str]) -> str:
    return piece["word"] or piece["phrase"] or ""


def _label(piece: re.Match[str]) -> tuple[str, str]:
    return LABELLED[piece["label"].lower()], _said(piece)
