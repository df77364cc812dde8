"""Prepare matches for everything at night, so that pages only read them."""

import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from django.db import transaction
from django.utils import timezone

from matchmaking.choices import MatchKind
from matchmaking.facts.site import Site
from matchmaking.models import Match, Refresh
from matchmaking.scoring.weights import stored

from .fairness import fairly
from .networking import keep_network
from .pairing.base import Pair, Pairs
from .pairing.every import Every
from .standing import stand

logger = logging.getLogger(__name__)

# So many sources are written in one short transaction: nobody waits for the lock long.
BATCH = 100


def version() -> str:
    """Give the number of the scorer that makes matches."""
    return str(stored()["version"])


def prepare() -> Refresh:
    """Prepare everything anew, kind by kind; killed halfway it leaves whole lists, old or new.

    Running twice gives the same. What is gone is taken away at the end.
    """
    run = Refresh.objects.create(version=version())
    every = stand()
    for pairing in every.all():
        _prepare_kind(pairing, every.site, run)
    keep_network(every.site)
    Match.objects.filter(prepared_at__lt=run.started_at).delete()  # of what is gone
    run.finished_at = timezone.now()
    run.save()
    logger.info("matches_prepared", extra={"sources": run.sources, "matches": run.matches})
    return run


def prepare_organisations(every: Every) -> Refresh:
    """Prepare only what elsewhere resembles the work of organisations, for measuring."""
    run = Refresh.objects.create(version=version())
    _prepare_kind(every.organisations, every.site, run)
    run.save()
    return run


def _prepare_kind(pairing: Pairs, site: Site, run: Refresh) -> None:
    lists = {source: pairing.pairs(source) for source in pairing.sources()}
    chosen = fairly(lists, site, kept=pairing.kept)
    for batch in _batches(chosen):
        run.matches += write(pairing.kind, {source: chosen[source] for source in batch})
    run.sources += len(chosen)


@transaction.atomic
def write(kind: MatchKind, lists: Mapping[str, Sequence[Pair]]) -> int:
    """Put these lists in the place of what stood there; give how many matches."""
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


def _batches(sources: Iterable[str]) -> Iterator[list[str]]:
    rest = iter(sources)
    while batch := list(islice(rest, BATCH)):
        yield batch
