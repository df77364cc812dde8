"""Every way in which one word may stand in a text, the exact ones first."""

from collections.abc import Callable, Mapping, Sequence

from search import ranking
from search.analysis.compounds import split
from search.analysis.stems import english_stem, stem
from search.fields import PARTS, TEXT, TITLE, WORDS

from .clauses import Best, Clause, Some, Term


def as_meant(word: str, meant: Mapping[str, Sequence[str]], way: Callable[[str], Clause]) -> Clause:
    """Ask for a word, or for what a mistyped one may stand for."""
    guesses = meant.get(word)
    if not guesses:
        return way(word)
    second = (Some((way(guess),), boost=ranking.SECOND_GUESS) for guess in guesses[1:2])
    return Best((way(guesses[0]), *second, way(word)))


def word_of(word: str) -> Clause:
    """Ask for one folded word: whole, as part, or with all its parts apart."""
    return _with_parts(word, len(split(word)))


def loose_word_of(word: str) -> Clause:
    """Ask for one folded word, content with one of its parts."""
    return _with_parts(word, 1)


def _with_parts(word: str, needed: int) -> Clause:
    pieces = split(word)
    if not pieces:
        return _standing(word)
    apart = tuple(Best(_forms(piece), ranking.TIE) for piece in pieces)
    boost = ranking.TAKEN_APART / len(apart)
    return Best((_standing(word), Some(apart, needed, boost)), ranking.TIE)


def _standing(word: str) -> Clause:
    return Some(
        (
            Best(_forms(word), ranking.TIE),
            Term(WORDS, word, ranking.EXACT),
            Term(TITLE, stem(word), ranking.TITLE),
        )
    )


def _forms(word: str) -> tuple[Clause, ...]:
    """Ask for a word in another form, in either language, or as part of a compound."""
    dutch, english = stem(word), english_stem(word)
    forms: list[Clause] = [Term(TEXT, dutch, ranking.STEM), Term(PARTS, dutch, ranking.PART)]
    if english != dutch:
        forms.append(Term(TEXT, english, ranking.STEM))
    return tuple(forms)
