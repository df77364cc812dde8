"""Write two words as the compound they may be: Dutch writes as one what people type as two."""

from itertools import product

from search.analysis.stems import stem
from search.analysis.wordlist import LINKS, SHORTEST_PART


def joined(first: str, second: str) -> tuple[str, ...]:
    """Give the stems of the compounds of two folded words, in either order.

    `servicenummer burger` gives that of `burgerservicenummer` too; most of the stems stand in no
    index, and asking for those costs nothing.
    """
    if min(len(first), len(second)) < SHORTEST_PART or not (first + second).isalpha():
        return ()
    orders = ((first, second), (second, first))
    found = {
        stem(f"{head}{link}{tail}")
        for (head, tail), link in product(orders, LINKS)
        for head in (head, stem(head))
    }
    longest = max(len(first), len(second))
    return tuple(sorted(term for term in found if len(term) > longest))
