"""When an engine asks wider, the same for every engine."""

from search import ranking
from search.contract import SearchQuery

from .clauses import Asked, Clause


def widenings(asked: Asked, query: SearchQuery) -> tuple[tuple[Clause | None, int], ...]:
    """Give what to ask next, each with how many answers are enough not to."""
    if query.strict:
        return ()
    return (asked.relaxed, ranking.FEW), (asked.last, 1)
