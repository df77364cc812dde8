"""Fold near-copies among the hits of a page: a register holds the same text many times."""

from collections.abc import Iterable
from dataclasses import replace

from .contract import Hit
from .likeness import are_alike


def fold(hits: Iterable[Hit]) -> list[Hit]:
    """Give the hits with near-copies of the same kind inside the first of them."""
    kept: list[Hit] = []
    for hit in hits:
        place = next((at for at, other in enumerate(kept) if _is_copy(hit, other)), None)
        if place is None:
            kept.append(hit)
        else:
            kept[place] = replace(kept[place], similar=(*kept[place].similar, hit))
    return kept


def _is_copy(hit: Hit, other: Hit) -> bool:
    told = hit.title and other.title  # what changed since it was indexed shows no words of before
    return bool(told) and hit.kind == other.kind and are_alike(hit.sketch, other.sketch)
