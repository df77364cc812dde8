"""Divide attention over organisations before matches are kept."""

from collections.abc import Mapping, Sequence

from matchmaking.facts.site import Site
from matchmaking.policies.fairness import FIRST, most_share
from matchmaking.scoring.fairness import fair

from .pairing.base import Pair


def fairly(
    lists: Mapping[str, Sequence[Pair]], site: Site, *, kept: int, share: float | None = None
) -> dict[str, list[Pair]]:
    """Give at most `kept` of each list, so that nobody gets too much of all attention.

    `share` is said where only some lists are divided. A list that begins elsewhere has the best
    across the line government / outside among the first.
    """
    owners = {pair.key: pair.owner for pairs in lists.values() for pair in pairs}
    return fair(
        lists,
        organisation_of={key: owner for key, owner in owners.items() if owner},
        side_of={key: site.sides.get(owner, "") for key, owner in owners.items()},
        own_side_of={source: _side(site, source) for source in lists},
        most_share=most_share(len(set(owners.values()) - {""})) if share is None else share,
        first=FIRST,
        number=kept,
    )


def _side(site: Site, source: str) -> str:
    """Give of which side a thing is, or whose it is."""
    return site.sides.get(source) or site.sides.get(site.sheets[source].organisation, "")
