"""Ask one state of the index: hits, total and the counts beside the filters."""

import json
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tantivy import DocAddress, Occur, Order, Query, Searcher

from search.analysis.highlighting import mark, snippet
from search.contract import (
    FACET_FIELDS,
    Facet,
    FacetValue,
    Hit,
    Results,
    SearchQuery,
    Viewer,
)

from .asking import Asker, wanted_terms
from .base import Answer
from .schema import FACET_FIELD

# More values than this do not fit a list that people read; chosen values always come along.
MAX_VALUES = 40


@dataclass(frozen=True)
class Reader:
    """One searcher, asked by one viewer at one moment."""

    searcher: Searcher
    asker: Asker
    viewer: Viewer
    now: datetime
    without: frozenset[str]

    def answer(self, query: SearchQuery, depth: int) -> Answer:
        """Answer a question; when no page has enough of its words, a page with one will do."""
        asked = self.asker.words(query.text, relaxed=False)
        found = self._find(self._whole(asked, query), query, depth)
        relaxed = found.count == 0 and self._may_relax(query)
        if relaxed:
            asked = self.asker.words(query.text, relaxed=True)
            found = self._find(self._whole(asked, query), query, depth)
        start = (query.page - 1) * query.page_size
        shown = found.hits[start : start + query.page_size]
        results = Results(
            hits=self._hits(shown, query),
            total=found.count,
            facets=tuple(self._facet(field, asked, query) for field in FACET_FIELDS),
            relaxed=relaxed and found.count > 0,
        )
        return Answer(results, tuple(self._stored(at)["key"] for _, at in found.hits[:depth]))

    def _may_relax(self, query: SearchQuery) -> bool:
        return len(wanted_terms(query.text)) > 1

    def _whole(self, asked: Query, query: SearchQuery, *, but: str = "") -> Query:
        """Add to the words who asks, when, and the chosen filters; none of these scores."""
        visible = self.asker.visible(self.viewer, self.now)
        filters = [(Occur.Must, visible), *self.asker.filters(query, but=but)]
        if self.without:
            filters += [
                (Occur.Must, Query.all_query()),
                (Occur.MustNot, self.asker.any_of("key", sorted(self.without))),
            ]
        unscored = Query.const_score_query(Query.boolean_query(filters), 0.0)
        return Query.boolean_query([(Occur.Must, asked), (Occur.Must, unscored)])

    def _find(self, whole: Query, query: SearchQuery, depth: int) -> Any:
        limit = max(query.page * query.page_size, depth, 1)
        if query.sort == "newest":
            return self.searcher.search(whole, limit, order_by_field="updated", order=Order.Desc)
        return self.searcher.search(whole, limit, weight_by_field="weight")

    def _stored(self, at: DocAddress) -> dict[str, str]:
        shown: dict[str, str] = json.loads(self.searcher.doc(at)["shown"][0])
        return shown

    def _hits(self, found: list[tuple[float, DocAddress]], query: SearchQuery) -> tuple[Hit, ...]:
        wanted = wanted_terms(query.text)
        return tuple(self._hit(score, self._stored(at), wanted) for score, at in found)

    def _hit(self, score: float, shown: dict[str, str], wanted: frozenset[str]) -> Hit:
        text = snippet(shown["summary"], wanted) or snippet(shown["body"], wanted)
        return Hit(
            key=shown["key"],
            kind=shown["kind"],
            score=float(score),
            title=shown["title"],
            summary=shown["summary"],
            url=shown["url"],
            marked_title=mark(shown["title"], wanted),
            snippet=text or mark(shown["summary"], wanted),
        )

    def _facet(self, field: str, asked: Query, query: SearchQuery) -> Facet:
        """Count the values of one filter among what the other filters leave."""
        name = FACET_FIELD[field]
        whole = self._whole(asked, query, but=field)
        counts = self.searcher.aggregate(
            whole, {"values": {"terms": {"field": name, "size": MAX_VALUES}}}
        )
        counted = Counter(
            {found["key"]: found["doc_count"] for found in counts["values"]["buckets"]}
        )
        chosen = query.chosen(field)
        missing = [value for value in chosen if value not in counted]
        values = [*counted.most_common(), *((value, 0) for value in missing)]
        return Facet(
            field,
            tuple(FacetValue(value, count, value in chosen) for value, count in values),
        )
