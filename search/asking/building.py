"""Turn a question into clauses: every word in every way it may be meant, the exact ones first."""

import math
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from search import ranking
from search.analysis.analyzer import ENGLISH, terms, words
from search.analysis.codes import codes_in
from search.analysis.compounds import split
from search.analysis.stems import stem
from search.analysis.stopwords import STOPWORDS
from search.curation import Curation
from search.fields import LABELS, PARTS, TEXT, labelled
from search.query import Question, read

from .clauses import Asked, Best, Clause, Everything, Phrase, Some, Term, Whole
from .joining import joined
from .synonyms import thesaurus
from .wording import as_meant, loose_word_of, word_of

NOTHING = Curation()


@dataclass(frozen=True)
class _Built:
    """The parts of a question; a cover is one clause that stands for several of the units."""

    asked: tuple[str, ...] = ()
    units: tuple[Clause, ...] = ()
    covers: tuple[tuple[frozenset[int], Clause], ...] = ()
    pairs: tuple[Clause, ...] = ()
    marked: frozenset[str] = frozenset()
    told: dict[str, str] = field(default_factory=dict)


def ask(
    text: str,
    *,
    curation: Curation = NOTHING,
    meant: Mapping[str, Sequence[str]] | None = None,
    common: Collection[str] = (),
) -> Asked:
    """Give what an engine is asked for these words.

    `meant` gives for a mistyped word the words it may stand for, the likeliest first. A page that only
    has `common` words comes nowhere near a question with others.
    """
    question = read(text)
    if question.is_empty:
        return Asked(Everything())
    typed, meant = " ".join(question.words), meant or {}
    built = _build(typed, curation, meant, word_of)
    loose = _build(typed, curation, meant, loose_word_of)
    phrased = {term for phrase in question.phrases for term in terms(phrase)}
    return Asked(
        wanted=_whole(question, built, enough(len(built.units))),
        relaxed=_whole(question, built, 1, common) if built.units else None,
        last=_whole(question, loose, 1, common) if loose.units != built.units else None,
        marked=built.marked | phrased,
        told=tuple(built.told.items()),
    )


def telling(typed: Sequence[str], curation: Curation = NOTHING) -> list[str]:
    """Give the words of a question that say something; all of them when none does."""
    ignored = (STOPWORDS | curation.ignored) - curation.counted
    return list(
        dict.fromkeys(word for word in typed if word not in ignored) or dict.fromkeys(typed)
    )


def _build(
    text: str,
    curation: Curation,
    meant: Mapping[str, Sequence[str]],
    way: Callable[[str], Clause],
) -> _Built:
    typed = words(text)
    asked = telling(typed, curation)
    others, told = _others(typed, asked, curation)
    alone = {next(iter(span)): ways for span, ways in others if len(span) == 1}
    units = (
        Best((as_meant(word, meant, way), *alone.get(at, ()))) for at, word in enumerate(asked)
    )
    spelled = [meant.get(word, (word,))[0] for word in asked]
    pieces = [stem(piece) for word in spelled for piece in split(word)]
    synonyms = ((span, Best(tuple(ways))) for span, ways in others if len(span) > 1)
    return _Built(
        asked=tuple(asked),
        units=tuple(units),
        covers=(*synonyms, *_codes(text, asked), *_compounds(spelled)),
        pairs=tuple(_pairs(spelled)),
        marked=frozenset((*map(stem, spelled), *map(stem, asked), *pieces, *told)),
        told=told,
    )


def _whole(question: Question, built: _Built, needed: int, common: Collection[str] = ()) -> Clause:
    must = [phrase_of(phrase) for phrase in question.phrases]
    covers = tuple(clause for _span, clause in built.covers)
    units = built.units
    if built.units:
        rare = [
            unit for unit, word in zip(built.units, built.asked, strict=True) if word not in common
        ]
        units = tuple(rare) if needed == 1 and rare else built.units
        must.append(_enough(replace(built, units=units), covers, needed))
    must += [_labelled(*label) for label in question.labels]
    excluded = [phrase_of(text) for text in question.excluded]
    excluded += [_labelled(*label) for label in question.excluded_labels]
    return Whole(
        must=tuple(must),
        should=(
            *built.pairs,
            *(covers if needed > 1 else (unit for unit in built.units if unit not in units)),
        ),
        must_not=tuple(clause for clause in excluded if not isinstance(clause, Everything)),
    )


def _enough(built: _Built, covers: tuple[Clause, ...], needed: int) -> Clause:
    """Ask for so many words; a cover counts for those it stands for, in a short question."""
    if needed == 1:
        return Some((*built.units, *covers))
    if len(built.units) > ranking.ALL_WORDS:
        return Some(built.units, needed)
    return Best((Some(built.units, needed), *_covered(built, needed)))


def _labelled(label: str, text: str) -> Clause:
    """Ask for a name: every word of it."""
    found = tuple(Term(LABELS, term) for term in labelled(label, text))
    return Some(found, len(found)) if found else Everything()


def _covered(built: _Built, needed: int) -> Iterator[Clause]:
    """Ask for a cover with as many of the other words as it leaves wanting."""
    for span, clause in built.covers:
        others = tuple(unit for at, unit in enumerate(built.units) if at not in span)
        left = min(needed - len(span), len(others))
        yield Whole(must=(clause, Some(others, left))) if left > 0 else clause


def _others(
    typed: Sequence[str], asked: Sequence[str], curation: Curation
) -> tuple[list[tuple[frozenset[int], list[Clause]]], dict[str, str]]:
    """Give other expressions with the telling words that each stands for."""
    ways: list[tuple[frozenset[int], list[Clause]]] = []
    told: dict[str, str] = {}
    for start, end, others in thesaurus(curation).others([stem(word) for word in typed]):
        span = frozenset(asked.index(word) for word in typed[start:end] if word in asked)
        if span:
            ways.append((span, [other.clause() for other in others]))
            told |= {other: found.words for found in others for other in found.stems}
    told = {term: words for term, words in told.items() if term not in STOPWORDS}
    own = {stem(word) for word in typed}
    return ways, {term: words for term, words in told.items() if term not in own}


def _pairs(asked: Sequence[str]) -> Iterator[Clause]:
    if len(asked) <= ranking.LONGEST_FOR_PAIRS:
        for first, second in pairwise(asked):
            yield Phrase(TEXT, (stem(first), stem(second)), ranking.PAIR)


def _codes(text: str, asked: Sequence[str]) -> Iterator[tuple[frozenset[int], Clause]]:
    """Ask for a date, a number or hyphened words as one."""
    for written, code in codes_in(text):
        span = frozenset(asked.index(word) for word in words(written) if word in asked)
        if span:
            forms = (Term(PARTS, code, ranking.CODE), Term(TEXT, code, ranking.CODE))
            yield span, Best(forms, ranking.TIE)


def _compounds(asked: Sequence[str]) -> Iterator[tuple[frozenset[int], Clause]]:
    """Ask for two words as one: `burger participatie` is `burgerparticipatie` too."""
    for at, (first, second) in enumerate(pairwise(asked)):
        whole = joined(first, second)
        if whole:
            forms = tuple(Term(TEXT, term, ranking.JOINED) for term in whole)
            yield frozenset((at, at + 1)), Best(forms)


def phrase_of(text: str) -> Clause:
    """Ask for words that stand together; compounds are not taken apart."""
    ways = {tuple(terms(text)), tuple(terms(text, ENGLISH))} - {()}
    if not ways:
        return Everything()
    return Best(tuple(_together(way) for way in sorted(ways)))


def _together(stems: tuple[str, ...]) -> Clause:
    return Term(TEXT, stems[0]) if len(stems) == 1 else Phrase(TEXT, stems)


def enough(words: int) -> int:
    """Say how many words of a question a page must have."""
    return words if words <= ranking.ALL_WORDS else math.ceil(words * ranking.SHARE)
