"""What every engine can be asked, as plain data: each engine writes these six in its own words.

The score of a clause is defined here, so that two engines rank alike: BM25 (k1 1.2, b 0.75) for a
term or phrase, a sum for `Some` and `Whole`, the best plus `tie` times the others for `Best`.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Everything:
    """Every document; scores 1."""


@dataclass(frozen=True, slots=True)
class Term:
    """One analysed word in one text field."""

    field: str
    word: str
    boost: float = 1.0


@dataclass(frozen=True, slots=True)
class Phrase:
    """Analysed words that follow each other at once in one text field; two words or more."""

    field: str
    words: tuple[str, ...]
    boost: float = 1.0


@dataclass(frozen=True, slots=True)
class Best:
    """Any of some ways to say one thing: the best counts, the others for `tie`."""

    ways: tuple["Clause", ...]
    tie: float = 0.0
    boost: float = 1.0


@dataclass(frozen=True, slots=True)
class Some:
    """At least `needed` of some clauses; every one found adds to the score."""

    clauses: tuple["Clause", ...]
    needed: int = 1
    boost: float = 1.0


@dataclass(frozen=True, slots=True)
class Whole:
    """All of `must`, none of `must_not`; `should` only adds to the score."""

    must: tuple["Clause", ...] = ()
    should: tuple["Clause", ...] = ()
    must_not: tuple["Clause", ...] = ()


Clause = Everything | Term | Phrase | Best | Some | Whole


@dataclass(frozen=True, slots=True)
class Asked:
    """A question in the words of the index.

    `relaxed` is asked when `wanted` finds fewer than ranking.FEW, `last` when that finds nothing.
    `marked` are the terms to mark in what was found, `told` which synonym a term stands for (term of
    the index -> words on screen).
    """

    wanted: Clause
    relaxed: Clause | None = None
    last: Clause | None = None
    marked: frozenset[str] = frozenset()
    told: tuple[tuple[str, str], ...] = ()
