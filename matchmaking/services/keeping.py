"""Write matches in the place of what stood there, one worker at a time."""

from collections.abc import Mapping, Sequence

from django.db import transaction

from matchmaking.choices import MatchKind
from matchmaking.models import Match, Turn
from matchmaking.scoring.weights import stored

from .pairing.base import Pair


def version() -> str:
    """Give the number of the scorer that makes matches."""
    return str(stored()["version"])


@transaction.atomic
def write(kind: MatchKind, lists: Mapping[str, Sequence[Pair]]) -> int:
    """Put these lists in the place of what stood there; give how many matches.

    Of two workers at once the second waits: both would put the same list in one place.
    """
    Turn.objects.get_or_create(pk=Turn.SITE)
    Turn.objects.select_for_update().get(pk=Turn.SITE)
    Match.objects.filter(kind=kind, source__in=list(lists)).delete()
    rows = [_row(kind, pair, rank) for pairs in lists.values() for rank, pair in enumerate(pairs)]
    Match.objects.bulk_create(rows, batch_size=500)
    return len(rows)


def _row(kind: MatchKind, pair: Pair, rank: int) -> Match:
    return Match(
        kind=kind,
        source=pair.source,
        target=pair.key,
        about=pair.about,
        owner=pair.owner,
        rank=rank,
        score=round(pair.score, 6),
        reasons=[reason.stored() for reason in pair.reasons],
        version=version(),
    )
