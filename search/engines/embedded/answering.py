"""Ask one state of the index: hits, total and the counts beside the filters."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tantivy import DocAddress, Order, Query, Searcher

from search.asking.clauses import Asked, Clause
from search.asking.widening import widenings
from search.contract import FACET_FIELDS, Facet, Hit, Results, SearchQuery
from search.engines.base import Answer
from search.engines.facets import facet_of, size_of
from search.engines.showing import bare_hit_of, hit_of
from search.fields import FACET_FIELD
from search.viewers import Viewer

from .rendering import Part, Renderer
from .schema import SCALE

MOST_REUSED = {"reuses": {"max": {"field": "reuses"}}}
SORT_FIELD = {"newest": "updated", "reused": "reuses"}


@dataclass(frozen=True)
class Reader:
    """One searcher, asked by one viewer at one moment."""

    searcher: Searcher
    renderer: Renderer
    viewer: Viewer
    now: datetime
    without: frozenset[str]

    def answer(self, asked: Asked, query: SearchQuery, depth: int) -> Answer:
        """Answer a question; when no page has enough of its words, what comes near will do."""
        wanted, found, complete = self._widen(asked, query, depth)
        facets, reusable = self._facets(wanted, query)
        start = (query.page - 1) * query.page_size
        shown = found.hits[start : start + query.page_size]
        results = Results(
            hits=tuple(hit_of(self._shown(at), score / SCALE, asked) for score, at in shown),
            total=found.count,
            facets=facets,
            relaxed=found.count > complete,
            complete=complete,
            reusable=reusable,
        )
        return Answer(results, tuple(self._shown(at)["key"] for _, at in found.hits[:depth]))

    def _widen(self, asked: Asked, query: SearchQuery, depth: int) -> tuple[Query, Any, int]:
        """Ask wider while too little is found; tell how many had what was wanted."""
        wanted = self.renderer.clause(asked.wanted)
        found = self._find(wanted, query, depth)
        complete = found.count
        for wider, least in widenings(asked, query):
            if found.count < least and wider is not None:
                wanted = self.renderer.clause(wider)
                found = self._find(wanted, query, depth)
        return wanted, found, complete

    def suggest(self, clause: Clause, limit: int) -> tuple[Hit, ...]:
        """Give the best hits and nothing else."""
        whole = self._meant(self.renderer.clause(clause))
        found = self.searcher.search(whole, limit, count=False, weight_by_field="weight")
        return tuple(bare_hit_of(self._shown(at), float(score) / SCALE) for score, at in found.hits)

    def count(self, clauses: Iterable[Clause]) -> list[int]:
        """Count what answers each clause."""
        wholes = (self._meant(self.renderer.clause(clause)) for clause in clauses)
        found: list[Any] = [self.searcher.search(whole, 1) for whole in wholes]
        return [each.count for each in found]  # the library's types do not know count

    def _meant(self, wanted: Query, filters: Sequence[Part] = ()) -> Query:
        """Add who asks, when, and the chosen filters; none of these scores."""
        meant = self.renderer.meant_for(self.viewer, self.now, self.without)
        return self.renderer.filtered(wanted, [*meant, *filters])

    def _find(self, wanted: Query, query: SearchQuery, depth: int) -> Any:
        limit = max(query.page * query.page_size, depth, 1)
        whole = self._meant(wanted, self.renderer.chosen(query))
        field = SORT_FIELD.get(query.sort)
        if field:
            return self.searcher.search(whole, limit, order_by_field=field, order=Order.Desc)
        return self.searcher.search(whole, limit, weight_by_field="weight")

    def _shown(self, at: DocAddress) -> dict[str, Any]:
        shown: dict[str, Any] = json.loads(self.searcher.doc(at)["shown"][0])
        return shown

    def _facets(self, wanted: Query, query: SearchQuery) -> tuple[tuple[Facet, ...], bool]:
        """Count every filter among what the others leave, and say whether anything was applied.

        One pass over the answers does for every filter without a choice.
        """
        free = [field for field in FACET_FIELDS if not query.chosen(field)]
        counts, reusable = self._counts(wanted, query, free, but="")
        for field in FACET_FIELDS:
            if field not in counts:
                counts |= self._counts(wanted, query, [field], but=field)[0]
        return tuple(facet_of(field, counts[field], query) for field in FACET_FIELDS), reusable

    def _counts(
        self, wanted: Query, query: SearchQuery, fields: list[str], *, but: str
    ) -> tuple[dict[str, dict[str, int]], bool]:
        whole = self._meant(wanted, self.renderer.chosen(query, but=but))
        asked: dict[str, Any] = {
            field: {"terms": {"field": FACET_FIELD[field], "size": size_of(field, query)}}
            for field in fields
        }
        counted = self.searcher.aggregate(whole, asked | MOST_REUSED)
        values = {
            field: {row["key"]: row["doc_count"] for row in counted[field]["buckets"]}
            for field in fields
        }
        return values, (counted["reuses"]["value"] or 0) > 0


def read_fingerprints(searcher: Searcher) -> dict[str, str]:
    """Give the digest of every document."""
    if not searcher.num_docs:
        return {}
    found = searcher.search(Query.all_query(), searcher.num_docs).hits
    shown = (json.loads(searcher.doc(at)["shown"][0]) for _score, at in found)
    return {document["key"]: document["fingerprint"] for document in shown}
