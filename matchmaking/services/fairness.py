"""Divide attention over organisations before matches are kept."""

from collections.abc import Mapping, Sequence

from matchmaking.facts.site import Site

from .pairing.base import Pair


def fairly(
    lists: Mapping[str, Sequence[Pair]], site: Site, *, kept: int
) -> dict[str, Sequence[Pair]]:
    """Placeholder until fold"""
    return {source: pairs[:kept] for source, pairs in lists.items()}
