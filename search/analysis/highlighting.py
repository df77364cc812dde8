"""Mark in a text what answers a question, by the same analysis that found it."""

from search.contract import Fragment

from .analyzer import parts_of
from .folding import clean
from .stems import stem
from .tokens import Token, tokenize

# About two lines on a desk screen.
SNIPPET_LENGTH = 220
# A good snippet stands near the start often enough; reading further costs more than it shows.
SEARCHED_LENGTH = 20_000


def mark(text: str, wanted: frozenset[str]) -> tuple[Fragment, ...]:
    """Give a text in pieces, with the words that match marked."""
    text = clean(text)
    pieces, at = [], 0
    for token in tokenize(text):
        if matches(token, wanted):
            pieces += [
                Fragment(text[at : token.start]),
                Fragment(text[token.start : token.end], True),
            ]
            at = token.end
    pieces.append(Fragment(text[at:]))
    return tuple(piece for piece in pieces if piece.text)


def snippet(
    text: str, wanted: frozenset[str], length: int = SNIPPET_LENGTH
) -> tuple[Fragment, ...]:
    """Give the stretch of a text with most different matches, marked; nothing without a match."""
    text = clean(text[:SEARCHED_LENGTH])
    found = [token for token in tokenize(text) if matches(token, wanted)]
    if not found:
        return ()
    first = max(found, key=lambda token: _variety(found, token.start, length))
    start = _word_start(text, max(0, first.start - length // 5))
    end = _word_end(text, start + length)
    marked = mark(" ".join(text[start:end].split()), wanted)
    before = (Fragment("… "),) if start else ()
    after = (Fragment(" …"),) if end < len(text) else ()
    return (*before, *marked, *after)


def matching(text: str, wanted: frozenset[str]) -> frozenset[str]:
    """Give those of the terms asked for that a text has, whole or as part of a compound."""
    found: set[str] = set()
    for token in tokenize(clean(text)):
        found.add(stem(token.word))
        found.update(parts_of(token.word))
    return wanted & found


def matches(token: Token, wanted: frozenset[str]) -> bool:
    """Say whether a word, or a part of it, is among the terms asked for."""
    return stem(token.word) in wanted or not wanted.isdisjoint(parts_of(token.word))


def _variety(found: list[Token], start: int, length: int) -> int:
    window = [token for token in found if start <= token.start < start + length]
    return len({stem(token.word) for token in window})


def _word_start(text: str, at: int) -> int:
    return at if at == 0 else text.find(" ", at - 1, at + 40) + 1 or at


def _word_end(text: str, at: int) -> int:
    return len(text) if at >= len(text) else max(text.rfind(" ", at - 40, at), at - 40)
