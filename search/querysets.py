"""Questions about the outbox."""

from collections.abc import Iterable
from typing import Self

from django.db import models
from django.db.models import F, Q

# After this many failures a change waits for `search_reconcile`; one broken record must not keep
# the worker busy for ever.
MAX_ATTEMPTS = 5


class PendingEntryQuerySet(models.QuerySet):  # type: ignore[type-arg] # the model imports this
    """What is still to be done."""

    def due(self) -> Self:
        """Leave out what failed too often."""
        return self.filter(attempts__lt=MAX_ATTEMPTS)

    def exactly(self, done: Iterable[tuple[str, int]]) -> Self:
        """Select these keys, unless their content has changed since."""
        wanted = Q(pk__in=[])
        for key, version in done:
            wanted |= Q(key=key, version=version)
        return self.filter(wanted)

    def count_failure(self, keys: Iterable[str]) -> int:
        """Remember that these failed once more."""
        return self.filter(key__in=list(keys)).update(attempts=F("attempts") + 1)
