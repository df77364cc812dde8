"""The time a letter is about."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q

from newsletter.digest import NOTHING

# The newest so many of each kind; more than anybody reads in a week.
MOST_OF_A_KIND = 400


@dataclass(frozen=True)
class Window:
    """The time a letter is about."""

    since: datetime
    until: datetime

    def holds(self, field: str) -> Q:
        """Select rows whose moment falls in the window."""
        return Q(**{f"{field}__gte": self.since, f"{field}__lt": self.until})

    def has(self, moment: datetime | None) -> bool:
        """Say whether a moment falls in the window."""
        return moment is not None and self.since <= moment < self.until


def pks(rows: Iterable[Any]) -> frozenset[int]:
    """Give the numbers of records."""
    return frozenset(row.pk for row in rows)


def given(numbers: set[int | None]) -> frozenset[int]:
    """Give the numbers that are there."""
    return frozenset(pk for pk in numbers if pk is not None) or NOTHING
