"""Read what somebody typed: words, "a phrase" and -not; nothing typed can be wrong."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from .analysis.folding import clean

# A question longer than this is a pasted text; its first words say enough.
MAX_LENGTH = 300
MAX_WORDS = 24
_PIECE = re.compile(r'(?P<no>(?<!\S)-)?(?:"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+))')


@dataclass(frozen=True)
class Question:
    """The parts of a question, as typed."""

    words: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Say whether nothing was asked."""
        return not (self.words or self.phrases or self.excluded)


def read(text: str) -> Question:
    """Take a question apart; typographic quotes count as quotes."""
    plain = re.sub("[“”„«»]", '"', clean(text[:MAX_LENGTH]))
    found = list(_PIECE.finditer(plain))[:MAX_WORDS]
    return Question(
        words=_pick(found, lambda piece: bool(piece["word"]) and not piece["no"], "word"),
        phrases=_pick(found, lambda piece: bool(piece["phrase"]) and not piece["no"], "phrase"),
        excluded=tuple(piece["word"] or piece["phrase"] or "" for piece in found if piece["no"]),
    )


def _pick(
    found: list[re.Match[str]], wanted: Callable[[re.Match[str]], bool], group: str
) -> tuple[str, ...]:
    return tuple(piece[group] for piece in found if wanted(piece))
