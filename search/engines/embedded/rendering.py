"""Write a question, a viewer and filters as a tantivy query."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tantivy import FieldType, Occur, Query, Schema

from search.asking.clauses import Best, Clause, Everything, Phrase, Some, Term, Whole
from search.contract import FACET_FIELDS, SearchQuery
from search.fields import FACET_FIELD
from search.viewers import Viewer

Part = tuple[Occur, Query]


@dataclass(frozen=True)
class Renderer:
    """Writes queries for one schema."""

    schema: Schema

    def clause(self, clause: Clause) -> Query:
        """Write one clause and what is in it."""
        ways: dict[type[Any], Callable[[Any], Query]] = {
            Everything: lambda _: Query.const_score_query(Query.all_query(), 1.0),
            Term: self._term,
            Phrase: self._phrase,
            Best: self._best,
            Some: self._some,
            Whole: self._whole,
        }
        return ways[type(clause)](clause)

    def _term(self, term: Term) -> Query:
        return _boosted(Query.term_query(self.schema, term.field, term.word), term.boost)

    def _phrase(self, phrase: Phrase) -> Query:
        words: list[Any] = list(phrase.words)
        return _boosted(Query.phrase_query(self.schema, phrase.field, words), phrase.boost)

    def _best(self, best: Best) -> Query:
        ways = [self.clause(way) for way in best.ways]
        return _boosted(Query.disjunction_max_query(ways, best.tie), best.boost)

    def _some(self, some: Some) -> Query:
        parts = [(Occur.Should, self.clause(clause)) for clause in some.clauses]
        query = Query.boolean_query(parts, minimum_number_should_match=some.needed)
        return _boosted(query, some.boost)

    def _whole(self, whole: Whole) -> Query:
        parts = [(Occur.Must, self.clause(clause)) for clause in whole.must]
        parts += [(Occur.Should, self.clause(clause)) for clause in whole.should]
        without = [(Occur.MustNot, self.clause(clause)) for clause in whole.must_not]
        if without and not parts:
            parts = [(Occur.Must, self.clause(Everything()))]
        return Query.boolean_query([*parts, *without])

    def filtered(self, wanted: Query, filters: Iterable[Part]) -> Query:
        """Narrow a query without touching its scores."""
        unscored = Query.const_score_query(Query.boolean_query(list(filters)), 0.0)
        return Query.boolean_query([(Occur.Must, wanted), (Occur.Must, unscored)])

    def meant_for(self, viewer: Viewer, now: datetime, without: frozenset[str]) -> list[Part]:
        """Ask for what this viewer may see at this moment, but for the keys left out."""
        parts = [(Occur.Must, query) for query in self._lasting(now)]
        if not viewer.sees_everything:
            parts.append((Occur.Must, self._audience(viewer)))
        if without:
            parts.append((Occur.MustNot, self._any_of("key", sorted(without))))
        return parts

    def _lasting(self, now: datetime) -> list[Query]:
        moment = int(now.timestamp())
        return [
            Query.range_query(self.schema, "live_from", FieldType.Integer, upper_bound=moment),
            Query.range_query(
                self.schema,
                "live_until",
                FieldType.Integer,
                lower_bound=moment,
                include_lower=False,
            ),
        ]

    def _audience(self, viewer: Viewer) -> Query:
        allowed = [self._exactly("audience", "public")]
        if viewer.is_member:
            allowed.append(self._exactly("audience", "members"))
        if viewer.is_member and viewer.organisation_ids:
            own = self._any_of("audience_organisation", map(str, viewer.organisation_ids))
            both = [(Occur.Must, self._exactly("audience", "organisation")), (Occur.Must, own)]
            allowed.append(Query.boolean_query(both))
        if viewer.user_id is not None:
            allowed.append(self._exactly("owner", str(viewer.user_id)))
        return Query.boolean_query([(Occur.Should, query) for query in allowed])

    def chosen(self, query: SearchQuery, *, but: str = "") -> list[Part]:
        """Ask for the chosen filters; `but` leaves one out, for its own counts."""
        return [
            (Occur.Must, self._any_of(FACET_FIELD[field], query.chosen(field)))
            for field in FACET_FIELDS
            if field != but and query.chosen(field)
        ]

    def _exactly(self, field: str, value: str) -> Query:
        return Query.term_query(self.schema, field, value, index_option="basic")

    def _any_of(self, field: str, values: Iterable[str]) -> Query:
        return Query.term_set_query(self.schema, field, list(values))


def _boosted(query: Query, boost: float) -> Query:
    return query if boost == 1.0 else Query.boost_query(query, boost)
