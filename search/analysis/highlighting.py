"""Mark in a text what answers a question, by the same analysis that found it."""

from collections.abc import Iterator
from functools import lru_cache

from search.contract import Fragment

from .analyzer import parts_of
from .folding import clean
from .stems import english_stem, stem
from .tokens import Token, folded, tokenize, written_words

# About two lines on a desk screen.
SNIPPET_LENGTH = 220
# A good snippet stands near the start often enough; reading further costs more than it shows.
SEARCHED_LENGTH = 20_000
# So many words that match are weighed for the best passage.
WEIGHED = 40


class Marker:
    """Knows which words answer one question; remembers every word it has looked at."""

    def __init__(self, wanted: frozenset[str]) -> None:
        """Take the terms that were asked for."""
        self._wanted = wanted
        self._known: dict[str, frozenset[str]] = {}
        self._written: dict[str, str] = {}

    def terms_in(self, word: str) -> frozenset[str]:
        """Give the terms asked for that a folded word, or a part of it, answers."""
        known = self._known.get(word)
        if known is None:
            forms = {stem(word), english_stem(word), *parts_of(word)}
            known = self._known[word] = self._wanted & forms
        return known

    def found(self, text: str) -> Iterator[Token]:
        """Yield the words of a cleaned text that answer, in order.

        Looking at the different words first and then for their places is four times as quick as
        looking at every word.
        """
        end = 0
        for start, written, word in sorted(self._places(text)):
            if start >= end:
                end = start - written
                yield Token(word, start, end)

    def _places(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Yield where a word that answers stands, with minus its length: the longest goes first."""
        known = self._written
        for written in written_words(text):
            word = known.get(written)
            if word is None:
                word = known[written] = self._answering(written)
            if word:
                yield from ((at, -len(written), word) for at in _places_of(written, text))

    def _answering(self, written: str) -> str:
        """Fold a word that answers; give nothing for any other."""
        word = folded(written)
        return word if self.terms_in(word) else ""


def _places_of(word: str, text: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if not (text[at - 1 : at].isalnum() or text[end : end + 1].isalnum()):
            yield at
        at = text.find(word, end)


@lru_cache(maxsize=64)
def marker(wanted: frozenset[str]) -> Marker:
    """Give the marker of a question; twenty hits share one."""
    return Marker(wanted)


def mark(text: str, wanted: frozenset[str]) -> tuple[Fragment, ...]:
    """Give a text in pieces, with the words that match marked."""
    text = clean(text)
    pieces, at = [], 0
    for token in marker(wanted).found(text):
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
    first = _best_start(text, marker(wanted), length)
    if first is None:
        return ()
    start = _word_start(text, max(0, first - length // 5))
    end = _word_end(text, start + length)
    marked = mark(" ".join(text[start:end].split()), wanted)
    before = (Fragment("… "),) if start else ()
    after = (Fragment(" …"),) if end < len(text) else ()
    return (*before, *marked, *after)


def answers(fragments: tuple[Fragment, ...], wanted: frozenset[str]) -> frozenset[str]:
    """Give the terms asked for that are marked in some pieces of text."""
    known = marker(wanted)
    words = (token.word for piece in fragments if piece.marked for token in tokenize(piece.text))
    return frozenset(term for word in words for term in known.terms_in(word))


def _best_start(text: str, known: Marker, length: int) -> int | None:
    """Find where most different matches stand together; the earliest of equals."""
    found: list[tuple[int, frozenset[str]]] = []
    for token in known.found(text):
        found.append((token.start, known.terms_in(token.word)))
        if len(found) == WEIGHED:
            break
    if not found:
        return None
    return max(found, key=lambda one: (_variety(found, one[0], length), -one[0]))[0]


def _variety(found: list[tuple[int, frozenset[str]]], start: int, length: int) -> int:
    return len({term for at, terms in found if start <= at < start + length for term in terms})


def _word_start(text: str, at: int) -> int:
    return at if at == 0 else text.find(" ", at - 1, at + 40) + 1 or at


def _word_end(text: str, at: int) -> int:
    return len(text) if at >= len(text) else max(text.rfind(" ", at - 40, at), at - 40)
