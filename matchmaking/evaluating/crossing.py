"""Hold prepared lists against the rule of the line: one from the other side among the first.

Sides are read from the database anew, and the rule is said here once more: what made the lists is not asked.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from matchmaking.facts.documents import documents_of
from matchmaking.models import Match
from organisations.choices import SectorSide
from organisations.models import Organisation
from search.registry import key_of

FIRST = 5
LINE = frozenset({SectorSide.GOVERNMENT, SectorSide.NON_GOVERNMENT})
# What a side covers: who is a bit of both reaches over the line to everybody.
COVERS: dict[str, frozenset[str]] = {
    **{side: frozenset({side}) for side in LINE},
    SectorSide.MIXED: LINE,
}


@dataclass
class Crossings:
    """The lists of one kind that begin on a side we know, by where the first across the line stands."""

    among_first: int = 0
    # Only behind the first: there was one, and the rule was broken.
    late: list[str] = field(default_factory=list)
    nowhere: int = 0

    def __str__(self) -> str:
        lists = self.among_first + len(self.late) + self.nowhere
        return (
            f"across the line: lists {lists} among the first {self.among_first} "
            f"only further on {len(self.late)} nowhere {self.nowhere}"
        )

    def count(self, source: str, crossing: Sequence[bool]) -> None:
        """Take one list over; `crossing` says of each place whether it is on the other side."""
        if any(crossing[:FIRST]):
            self.among_first += 1
        elif any(crossing):
            self.late.append(source)
        else:
            self.nowhere += 1


def crossings_by_kind() -> dict[str, Crossings]:
    """Count all prepared lists; one that begins on no side promises nothing."""
    found: dict[str, Crossings] = defaultdict(Crossings)
    sides = {key_of(one): one.side for one in Organisation.objects.only("pk", "side")}
    rows = Match.objects.order_by("source", "kind", "rank", "pk")
    own = _own_sides(set(rows.order_by().values_list("source", flat=True)), sides)
    lists = groupby(rows.values_list("source", "kind", "owner"), key=lambda row: row[:2])
    for (source, kind), places in lists:
        if own.get(source):
            owners = [sides.get(owner, "") for _source, _kind, owner in places]
            found[kind].count(source, [_crosses(own[source], side) for side in owners])
    return found


def _own_sides(sources: Iterable[str], sides: dict[str, str]) -> dict[str, str]:
    """Give the side of each source: of the organisation it is, or that its readers know it is of."""
    documents = documents_of(sorted(sources))
    whose = {one.key: f"organisations.organisation:{one.organisation_id}" for one in documents}
    return {source: sides.get(source) or sides.get(whose.get(source, ""), "") for source in sources}


def _crosses(one: str, other: str) -> bool:
    return one in COVERS and other in COVERS and COVERS[one] | COVERS[other] == LINE
