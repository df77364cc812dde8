"""Make a facet of counted values, the same for every engine."""

from collections.abc import Mapping

from search.contract import Facet, FacetValue, SearchQuery

# More values than this do not fit a list that people read; chosen values always come along.
MAX_VALUES = 30


# Of a filter with a choice all values are counted, so that the chosen ones have their true number.
ALL_VALUES = 10_000


def size_of(field: str, query: SearchQuery) -> int:
    """Say how many values of a filter an engine has to count."""
    return ALL_VALUES if query.chosen(field) else MAX_VALUES


def facet_of(field: str, counts: Mapping[str, int], query: SearchQuery) -> Facet:
    """Put values in order, most answers first; a chosen value without answers stays, with 0."""
    chosen = query.chosen(field)
    ranked = sorted(counts.items(), key=lambda row: (-row[1], row[0]))
    counted = dict(ranked[:MAX_VALUES])
    counted |= {value: counts.get(value, 0) for value in chosen if value not in counted}
    return Facet(
        field,
        tuple(FacetValue(value, count, value in chosen) for value, count in counted.items()),
    )
