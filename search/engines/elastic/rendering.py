"""Write a question, a viewer and filters in the language of the server."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from elasticsearch.dsl import Q
from elasticsearch.dsl.query import Query

from search.asking.clauses import Best, Clause, Everything, Phrase, Some, Term, Whole
from search.contract import FACET_FIELDS, SearchQuery
from search.fields import FACET_FIELD
from search.viewers import Viewer

NOTHING = Q("match_none")


def clause_of(clause: Clause) -> Query:
    """Write one clause and what is in it."""
    ways: dict[type[Any], Callable[[Any], Query]] = {
        Everything: lambda _: Q("match_all"),
        Term: _term,
        Phrase: _phrase,
        Best: _best,
        Some: _some,
        Whole: _whole,
    }
    return ways[type(clause)](clause)


def _term(term: Term) -> Query:
    return Q("term", **{term.field: {"value": term.word, "boost": term.boost}})


def _phrase(phrase: Phrase) -> Query:
    said = {"query": " ".join(phrase.words), "boost": phrase.boost}
    return Q("match_phrase", **{phrase.field: said})


def _best(best: Best) -> Query:
    ways = [clause_of(way) for way in best.ways]
    return Q("dis_max", queries=ways, tie_breaker=best.tie, boost=best.boost) if ways else NOTHING


def _some(some: Some) -> Query:
    parts = [clause_of(clause) for clause in some.clauses]
    if not parts:
        return NOTHING
    return Q("bool", should=parts, minimum_should_match=some.needed, boost=some.boost)


def _whole(whole: Whole) -> Query:
    must, should, must_not = (
        [clause_of(clause) for clause in clauses]
        for clauses in (whole.must, whole.should, whole.must_not)
    )
    if not must and not should:
        if not must_not:
            return NOTHING
        must = [Q("match_all")]
    return Q("bool", must=must, should=should, must_not=must_not)


def weighed(wanted: Query, filters: Iterable[Query], without: frozenset[str]) -> Query:
    """Narrow a query without touching its scores, and multiply these with a document's weight."""
    narrowed = Q("bool", must=[wanted], filter=list(filters), must_not=_left_out(without))
    return Q(
        "function_score",
        query=narrowed,
        functions=[{"field_value_factor": {"field": "weight", "missing": 1}}],
        boost_mode="multiply",
    )


def _left_out(without: frozenset[str]) -> list[Query]:
    return [Q("terms", key=sorted(without))] if without else []


def meant_for(viewer: Viewer, now: datetime) -> list[Query]:
    """Ask for what this viewer may see at this moment."""
    moment = int(now.timestamp())
    lasting = [Q("range", live_from={"lte": moment}), Q("range", live_until={"gt": moment})]
    return lasting if viewer.sees_everything else [*lasting, _audience(viewer)]


def _audience(viewer: Viewer) -> Query:
    allowed = [Q("term", audience="public")]
    if viewer.is_member:
        allowed.append(Q("term", audience="members"))
    if viewer.is_member and viewer.organisation_ids:
        own = Q("terms", audience_organisation=sorted(map(str, viewer.organisation_ids)))
        allowed.append(Q("bool", filter=[Q("term", audience="organisation"), own]))
    if viewer.user_id is not None:
        allowed.append(Q("term", owner=str(viewer.user_id)))
    return Q("bool", should=allowed, minimum_should_match=1)


def chosen(query: SearchQuery, *, but: str = "") -> Query:
    """Ask for the chosen filters; `but` leaves one out, for its own counts."""
    narrowed = [
        Q("terms", **{FACET_FIELD[field]: list(query.chosen(field))})
        for field in FACET_FIELDS
        if field != but and query.chosen(field)
    ]
    return Q("bool", filter=narrowed) if narrowed else Q("match_all")
