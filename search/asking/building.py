"""Turn a question into clauses: every word in every way it may be meant, the exact ones first."""

import math
from collections.abc import Iterable, Iterator
from itertools import pairwise

from search import ranking
from search.analysis.analyzer import ENGLISH, asked, terms
from search.analysis.compounds import split
from search.analysis.stems import english_stem, stem
from search.fields import PARTS, TEXT, TITLE, WORDS
from search.query import Question, read

from .clauses import Asked, Best, Clause, Everything, Phrase, Some, Term, Whole


def ask(text: str) -> Asked:
    """Give what an engine is asked for these words."""
    question = read(text)
    if question.is_empty:
        return Asked(Everything())
    words = asked(" ".join(question.words))
    return Asked(
        wanted=_whole(question, words, relaxed=False),
        relaxed=_whole(question, words, relaxed=True) if _may_relax(words) else None,
        marked=marked(question, words),
    )


def _may_relax(words: list[str]) -> bool:
    return len(words) > 1 or any(split(word) for word in words)


def _whole(question: Question, words: list[str], *, relaxed: bool) -> Clause:
    needed = 1 if relaxed else enough(len(words))
    must = [phrase_of(phrase) for phrase in question.phrases]
    if words:
        must.append(Some(tuple(_word(word, relaxed=relaxed) for word in words), needed))
    return Whole(
        must=tuple(must),
        should=tuple(_pairs(words)),
        must_not=tuple(phrase_of(text) for text in question.excluded),
    )


def _pairs(words: list[str]) -> Iterator[Clause]:
    for first, second in pairwise(words):
        yield Phrase(TEXT, (stem(first), stem(second)), ranking.PAIR)


def _word(word: str, *, relaxed: bool) -> Clause:
    """Ask for one folded word."""
    whole = _standing(word)
    pieces = split(word)
    if not pieces:
        return whole
    apart = tuple(_piece(piece) for piece in pieces)
    return Best(
        (whole, Some(apart, 1 if relaxed else len(apart), ranking.TAKEN_APART / len(apart))),
        ranking.TIE,
    )


def _standing(word: str) -> Clause:
    """Ask for a word as it is, in another form, or as part of a compound."""
    found = stem(word)
    loose = [Term(TEXT, found, ranking.STEM), Term(PARTS, found, ranking.PART)]
    english = english_stem(word)
    if english != found:
        loose.append(Term(TEXT, english, ranking.STEM))
    return Some(
        (
            Best(tuple(loose), ranking.TIE),
            Term(WORDS, word, ranking.EXACT),
            Term(TITLE, found, ranking.TITLE),
        )
    )


def _piece(piece: str) -> Clause:
    found = stem(piece)
    return Best((Term(TEXT, found, ranking.STEM), Term(PARTS, found, ranking.PART)), ranking.TIE)


def phrase_of(text: str) -> Clause:
    """Ask for words that stand together; compounds are not taken apart."""
    stems = terms(text)
    ways = {tuple(stems), tuple(terms(text, ENGLISH))} - {()}
    if not ways:
        return Everything()
    return Best(tuple(_together(way) for way in sorted(ways)))


def _together(stems: tuple[str, ...]) -> Clause:
    return Term(TEXT, stems[0]) if len(stems) == 1 else Phrase(TEXT, stems)


def enough(words: int) -> int:
    """Say how many words of a question a page must have."""
    return words if words <= ranking.ALL_WORDS else math.ceil(words * ranking.SHARE)


def marked(question: Question, words: Iterable[str]) -> frozenset[str]:
    """Give the terms to mark in what was found."""
    phrased = [term for phrase in question.phrases for term in terms(phrase)]
    words = list(words)
    pieces = [stem(piece) for word in words for piece in split(word)]
    return frozenset((*map(stem, words), *pieces, *phrased))
