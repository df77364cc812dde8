"""Other words for what was typed, from the rules that editors keep."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from search import ranking
from search.analysis.analyzer import terms, words
from search.curation import Curation
from search.fields import TEXT, TITLE

from .clauses import Clause, Phrase, Term

# An expression of more words is looked for as far as this.
LONGEST = 5


@dataclass(frozen=True, slots=True)
class Other:
    """Another expression for the same."""

    stems: tuple[str, ...]
    words: str
    titles_only: bool

    def clause(self) -> Clause:
        """Ask for it."""
        where = TITLE if self.titles_only else TEXT
        if len(self.stems) == 1:
            return Term(where, self.stems[0], ranking.SYNONYM)
        return Phrase(where, self.stems, ranking.SYNONYM)


@dataclass(frozen=True)
class Thesaurus:
    """Rules by the stems of what is typed."""

    _others: dict[tuple[str, ...], list[Other]] = field(default_factory=lambda: defaultdict(list))
    # Every word of every rule, folded: who types one has not mistyped it.
    words: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, curation: Curation) -> "Thesaurus":
        """Read the rules of editors."""
        made = cls()
        for rule in curation.synonyms:
            for expression in (*rule.words, *rule.also):
                made.words.update(words(expression))
            made._add(rule.words, rule.also, titles_only=rule.titles_only)
            if rule.both_ways:
                made._add(rule.also, (*rule.words, *rule.also), titles_only=rule.titles_only)
        return made

    def _add(self, asked: Sequence[str], also: Sequence[str], *, titles_only: bool) -> None:
        for expression in asked:
            stems = tuple(terms(expression))
            for other in also:
                found = Other(tuple(terms(other)), other, titles_only)
                if stems and found.stems and found.stems != stems:
                    self._others[stems].append(found)

    def others(self, stems: Sequence[str]) -> Iterator[tuple[int, int, list[Other]]]:
        """Yield for every expression in a question where it starts and ends, and its others.

        The longest expression from a place counts; words inside it start no other.
        """
        start = 0
        while start < len(stems):
            end = self._end(stems, start)
            if end:
                yield start, end, self._others[tuple(stems[start:end])]
            start = end or start + 1

    def _end(self, stems: Sequence[str], start: int) -> int:
        for end in range(min(len(stems), start + LONGEST), start, -1):
            if tuple(stems[start:end]) in self._others:
                return end
        return 0


@lru_cache(maxsize=4)
def thesaurus(curation: Curation) -> Thesaurus:
    """Give the rules ready to use; the same rules are read once."""
    return Thesaurus.of(curation)
