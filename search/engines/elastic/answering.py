"""Ask one index: hits, total and the counts beside the filters."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from elasticsearch import Elasticsearch
from elasticsearch.dsl import MultiSearch, Search
from elasticsearch.dsl.query import Query

from search.asking.clauses import Asked, Clause
from search.asking.widening import widenings
from search.contract import FACET_FIELDS, Facet, Hit, Results, SearchQuery
from search.engines.base import Answer, EngineDownError
from search.engines.facets import facet_of, size_of
from search.engines.showing import bare_hit_of, hit_of
from search.fields import FACET_FIELD
from search.viewers import Viewer

from .rendering import chosen, clause_of, meant_for, weighed

SORT_FIELD = {"newest": "updated", "reused": "reuses"}
# A list of titles needs no texts.
BARE: list[Any] = ["shown.key", "shown.kind", "shown.title", "shown.summary", "shown.url"]
# The name of the largest number of re-uses among the answers.
REUSED = "reused"
# Equal scores stand in a fixed order, so that pages follow each other on every copy of the index.
LAST = "key"

Raw = Mapping[str, Any]


@dataclass(frozen=True)
class Found:
    """What the server said: one page, the keys of the first hits, how many are complete."""

    shown: Raw
    keys: Raw
    complete: int


@dataclass(frozen=True)
class Reader:
    """One index, asked by one viewer at one moment."""

    client: Elasticsearch
    index: str
    viewer: Viewer
    now: datetime
    without: frozenset[str]

    def answer(self, asked: Asked, query: SearchQuery, depth: int) -> Found:
        """Ask wider while too little is found; tell how many had what was wanted."""
        shown, keys = self._find(asked.wanted, query, depth)
        complete = _total(shown)
        for wider, least in widenings(asked, query):
            if _total(shown) < least and wider is not None:
                shown, keys = self._find(wider, query, depth)
        return Found(shown, keys, complete)

    def _find(self, clause: Clause, query: SearchQuery, depth: int) -> tuple[Raw, Raw]:
        """Ask for one page whole and for the keys of the first hits, in one request."""
        whole = self._meant(clause).post_filter(chosen(query)).sort(*_order(query))
        start = (query.page - 1) * query.page_size
        page = whole[start : start + query.page_size].source(["shown"])
        for field in FACET_FIELDS:
            page.aggs.bucket(field, "filter", filter=chosen(query, but=field)).bucket(
                "values", "terms", field=FACET_FIELD[field], size=size_of(field, query)
            )
        page.aggs.metric(REUSED, "max", field="reuses")
        first = whole[:depth].source(False)
        shown, keys = self._ask([page, first])
        return shown, keys

    def suggest(self, clause: Clause, limit: int) -> tuple[Hit, ...]:
        """Give the best hits and nothing else."""
        titles = self._meant(clause)[:limit].sort("_score", LAST).source(BARE)
        (found,) = self._ask([titles.extra(track_total_hits=False)])
        return tuple(bare_hit_of(row["_source"]["shown"], row["_score"]) for row in _rows(found))

    def count(self, clauses: Sequence[Clause]) -> list[int]:
        """Count what answers each clause, in one request."""
        return [_total(found) for found in self._ask([self._meant(each)[:0] for each in clauses])]

    def _meant(self, clause: Clause) -> Search[Any]:
        """Add who asks and when; neither scores."""
        meant = meant_for(self.viewer, self.now)
        wanted: Query = weighed(clause_of(clause), meant, self.without)
        return Search().query(wanted).extra(track_total_hits=True)

    def _ask(self, searches: Sequence[Search[Any]]) -> list[Raw]:
        """Ask all at once; an answer of a part of the index is none."""
        if not searches:
            return []
        together: MultiSearch[Any] = MultiSearch(using=self.client, index=self.index)
        for search in searches:
            together = together.add(search)
        found: list[Raw] = [response.to_dict() for response in together.execute()]
        if len(found) != len(searches) or not all(_is_whole(each) for each in found):
            raise EngineDownError("the server gave a part of the answer")
        return found


def _order(query: SearchQuery) -> tuple[Any, ...]:
    field = SORT_FIELD.get(query.sort)
    return ({field: "desc"}, LAST) if field else ("_score", LAST)


def _is_whole(found: Raw) -> bool:
    return not found["timed_out"] and not found["_shards"]["failed"]


def _total(found: Raw) -> int:
    total: int = found["hits"]["total"]["value"]
    return total


def _rows(found: Raw) -> list[Raw]:
    rows: list[Raw] = found["hits"]["hits"]
    return rows


def answer_of(found: Found, asked: Asked, query: SearchQuery) -> Answer:
    """Make what pages know of what the server said."""
    total = _total(found.shown)
    results = Results(
        hits=tuple(
            hit_of(row["_source"]["shown"], row["_score"] or 0.0, asked)
            for row in _rows(found.shown)
        ),
        total=total,
        facets=tuple(_facet(field, found.shown, query) for field in FACET_FIELDS),
        relaxed=total > found.complete,
        complete=found.complete,
        reusable=(found.shown["aggregations"][REUSED]["value"] or 0) > 0,
    )
    return Answer(results, tuple(row["_id"] for row in _rows(found.keys)))


def _facet(field: str, shown: Raw, query: SearchQuery) -> Facet:
    buckets = shown["aggregations"][field]["values"]["buckets"]
    return facet_of(field, {row["key"]: row["doc_count"] for row in buckets}, query)
