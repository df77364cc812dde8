"""Make a facet of counted values, the same for every engine."""

from collections.abc import Mapping

from search.contract import Facet, FacetValue, SearchQuery

# More values than this do not fit a list that people read; chosen values always come along.
MAX_VALUES = 30


def facet_of(field: str, counts: Mapping[str, int], query: SearchQuery) -> Facet:
    """Put values in order, most answers first; a chosen value without answers stays, with 0."""
    chosen = query.chosen(field)
    counted = dict(sorted(counts.items(), key=lambda row: (-row[1], row[0])))
    counted |= {value: 0 for value in chosen if value not in counted}
    return Facet(
        field,
        tuple(FacetValue(value, count, value in chosen) for value, count in counted.items()),
    )
