"""Prepare matches for everything at night, so that pages only read them."""

import logging
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from itertools import islice

from django.utils import timezone

from matchmaking.facts.site import Site
from matchmaking.models import Match, Refresh

from .fairness import fairly
from .keeping import version, write
from .networking import keep_network
from .pairing.base import Pairs
from .pairing.every import Every
from .renewing import renew
from .standing import missed, stand

logger = logging.getLogger(__name__)

# Hours of the clock in which nobody waits for the worker; and after so long it is done at any hour.
NIGHT = range(1, 6)
LONGEST = timedelta(hours=30)
# So many sources are written in one short transaction: nobody waits for the lock long.
BATCH = 100
# Attention is divided over so many sources at a time: who has no more than its share of each has no more of all,
# and the lists of a hundred thousand need not be held at once.
SLICE = 5_000


def prepare() -> Refresh:
    """Prepare everything anew, kind by kind; killed halfway it leaves whole lists, old or new.

    Running twice gives the same. What is gone is taken away at the end.
    """
    run = Refresh.objects.create(version=version())
    every = stand()
    for pairing in every.all():
        _prepare_kind(pairing, every.site, run)
    Match.objects.filter(prepared_at__lt=run.started_at).delete()  # of what is gone
    renew(sorted(missed()))  # what changed meanwhile was written over with what stood before
    run.finished_at = timezone.now()
    run.save()
    logger.info("matches_prepared", extra={"sources": run.sources, "matches": run.matches})
    keep_network(every.site)
    return run


def is_due(now: datetime) -> bool:
    """Say whether it is time: in the night when it was not done yet, at once when it never was or is long ago."""
    last = Refresh.objects.exclude(finished_at=None).values_list("finished_at", flat=True).first()
    if last is None or last < now - LONGEST:
        return True
    here = timezone.localtime(now)
    return here.hour in NIGHT and timezone.localtime(last).date() < here.date()


def prepare_organisations(every: Every) -> Refresh:
    """Prepare only what elsewhere resembles the work of organisations, for measuring."""
    run = Refresh.objects.create(version=version())
    _prepare_kind(every.organisations, every.site, run)
    run.save()
    return run


def _prepare_kind(pairing: Pairs, site: Site, run: Refresh) -> None:
    for part in _batched(pairing.sources(), SLICE):
        chosen = fairly({source: pairing.pairs(source) for source in part}, site, kept=pairing.kept)
        for batch in _batched(chosen, BATCH):
            run.matches += write(pairing.kind, {source: chosen[source] for source in batch})
        run.sources += len(chosen)


def _batched(sources: Iterable[str], size: int) -> Iterator[list[str]]:
    """Yield these some at a time."""
    rest = iter(sources)
    while batch := list(islice(rest, size)):
        yield batch
