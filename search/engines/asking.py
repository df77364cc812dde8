"""Turn a question and a viewer into a tantivy query."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from tantivy import FieldType, Occur, Query, Schema

from search.analysis.analyzer import asked, terms
from search.analysis.compounds import split
from search.analysis.stems import stem
from search.contract import FACET_FIELDS, SearchQuery, Viewer
from search.query import Question, read

from . import ranking
from .schema import FACET_FIELD

Part = tuple[Occur, Query]


@dataclass(frozen=True)
class Asker:
    """Builds the parts of a query for one schema."""

    schema: Schema

    def words(self, text: str, *, relaxed: bool) -> Query:
        """Ask for what was typed; `relaxed` is content with one word, or with a part of one."""
        question = read(text)
        if question.is_empty:
            return Query.all_query()
        wanted = [self.word(word, relaxed=relaxed) for word in asked(" ".join(question.words))]
        needed = 1 if relaxed else enough(len(wanted))
        parts = [(Occur.Must, self.phrase(phrase)) for phrase in question.phrases]
        if wanted:
            parts.append(
                (
                    Occur.Must,
                    Query.boolean_query(
                        [(Occur.Should, query) for query in wanted],
                        minimum_number_should_match=needed,
                    ),
                )
            )
        parts += self._excluded(question)
        return Query.boolean_query(parts)

    def _excluded(self, question: Question) -> list[Part]:
        without = [(Occur.MustNot, self.phrase(text)) for text in question.excluded]
        alone = without and not (question.words or question.phrases)
        return [(Occur.Must, Query.all_query()), *without] if alone else without

    def word(self, word: str, *, relaxed: bool = False) -> Query:
        """Ask for one folded word in every field, whole, as part, or taken apart."""
        whole = self._in_fields(stem(word))
        pieces = split(word)
        if not pieces:
            return whole
        needed = Occur.Should if relaxed else Occur.Must
        apart = [(needed, self._in_fields(stem(piece))) for piece in pieces]
        return Query.disjunction_max_query(
            [whole, Query.boost_query(Query.boolean_query(apart), ranking.TAKEN_APART / len(apart))]
        )

    def _in_fields(self, term: str) -> Query:
        found = [
            Query.boost_query(Query.term_query(self.schema, field, term), weight)
            for field, weight in ranking.WEIGHTS.items()
        ]
        return Query.disjunction_max_query(found, ranking.TIE)

    def phrase(self, text: str) -> Query:
        """Ask for words that stand together in one field; compounds are not taken apart."""
        stems = terms(text)
        if not stems:
            return Query.all_query()
        fields = (field for field in ranking.WEIGHTS if not field.endswith("parts"))
        return Query.disjunction_max_query([self._together(field, stems) for field in fields])

    def _together(self, field: str, stems: list[str]) -> Query:
        if len(stems) == 1:
            return Query.term_query(self.schema, field, stems[0])
        return Query.phrase_query(self.schema, field, list(stems))

    def visible(self, viewer: Viewer, now: datetime) -> Query:
        """Ask for what this viewer may see at this moment."""
        moment = int(now.timestamp())
        started = Query.range_query(self.schema, "live_from", FieldType.Integer, upper_bound=moment)
        lasting = Query.range_query(
            self.schema, "live_until", FieldType.Integer, lower_bound=moment, include_lower=False
        )
        timely = [(Occur.Must, started), (Occur.Must, lasting)]
        if viewer.sees_everything:
            return Query.boolean_query(timely)
        return Query.boolean_query([*timely, (Occur.Must, self._meant_for(viewer))])

    def _meant_for(self, viewer: Viewer) -> Query:
        allowed = [self._exactly("audience", "public")]
        if viewer.is_member:
            allowed.append(self._exactly("audience", "members"))
        if viewer.is_member and viewer.organisation_ids:
            own = self.any_of("audience_organisation", map(str, viewer.organisation_ids))
            both = [(Occur.Must, self._exactly("audience", "organisation")), (Occur.Must, own)]
            allowed.append(Query.boolean_query(both))
        if viewer.user_id is not None:
            allowed.append(self._exactly("owner", str(viewer.user_id)))
        return Query.boolean_query([(Occur.Should, query) for query in allowed])

    def _exactly(self, field: str, value: str) -> Query:
        return Query.term_query(self.schema, field, value, index_option="basic")

    def any_of(self, field: str, values: Iterable[str]) -> Query:
        """Ask for one of some exact values."""
        return Query.term_set_query(self.schema, field, list(values))

    def filters(self, query: SearchQuery, *, but: str = "") -> list[Part]:
        """Ask for the chosen filters; `but` leaves one out, for its own counts."""
        return [
            (Occur.Must, self.any_of(FACET_FIELD[field], query.chosen(field)))
            for field in FACET_FIELDS
            if field != but and query.chosen(field)
        ]


def enough(words: int) -> int:
    """Say how many words of a question a page must have."""
    return words if words <= ranking.ALL_WORDS else math.ceil(words * ranking.SHARE)


def wanted_terms(text: str) -> frozenset[str]:
    """Give the terms to mark in what was found."""
    question = read(text)
    words = asked(" ".join(question.words))
    phrased = [term for phrase in question.phrases for term in terms(phrase)]
    pieces = [stem(piece) for word in words for piece in split(word)]
    return frozenset((*map(stem, words), *pieces, *phrased))
