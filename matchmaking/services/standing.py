"""What a worker knows of the site, kept between changes so that one change takes little time."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.utils import timezone

from matchmaking.facts.reading import read_site
from matchmaking.models import Change

from .pairing.every import Every

# A change may be written before and seen after another: so long is looked back.
OVERLAP = timedelta(minutes=1)
# What a worker knows grows with every change: after so long it reads the site anew.
KEPT_FOR = timedelta(hours=36)
FORGOTTEN_AFTER = timedelta(days=3)


@dataclass
class Known:
    """The facts, since when, and which changes they hold."""

    every: Every
    read_at: datetime
    looked_at: datetime
    seen: set[int] = field(default_factory=set)


_known: list[Known] = []


def note(keys: Iterable[str]) -> None:
    """Let every worker know that these changed."""
    Change.objects.bulk_create([Change(key=key) for key in keys], batch_size=500)


def stand() -> Every:
    """Read everything anew and keep it for what changes afterwards."""
    now = timezone.now()
    _known.clear()  # two of them at once would need the memory of both
    _known[:] = [Known(Every.of(read_site()), now, now)]
    Change.objects.filter(noted_at__lt=now - FORGOTTEN_AFTER).delete()
    return _known[0].every


def standing() -> Every:
    """Give what is known; a worker that just began, or knows it for long, reads it first."""
    if not _known or _known[0].read_at < timezone.now() - KEPT_FOR:
        return stand()
    return _known[0].every


def missed() -> set[str]:
    """Give what changed since we looked: another worker may have prepared it anew."""
    if not _known:
        return set()
    known, now = _known[0], timezone.now()
    rows = Change.objects.filter(noted_at__gte=known.looked_at - OVERLAP).values_list("pk", "key")
    found = {pk: key for pk, key in rows if pk not in known.seen}
    known.seen = {pk for pk, _key in rows}
    known.looked_at = now
    return set(found.values())


def forget() -> None:
    """Let the next ask read everything anew."""
    _known.clear()
