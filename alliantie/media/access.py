"""Which findings keep people from reading a file, and how long an author's reason holds."""

from collections.abc import Collection
from datetime import date, timedelta

from alliantie.choices import Finding

# With one of these a screen reader reads nothing, reads in no order, reads in the wrong language or
# passes over what is shown: WCAG 1.1.1, 1.3.1 and 3.1.1, level A. The others make reading harder.
HINDERING = frozenset(
    {
        Finding.BROKEN,
        Finding.LOCKED_OUT,
        Finding.NO_TEXT,
        Finding.NO_TAGS,
        Finding.NO_LANGUAGE,
        Finding.NO_ALT,
    }
)
# After a year there may be a better file, or somebody who can make one.
EXCUSE_HOLDS = timedelta(days=365)


def hinders(findings: Collection[str]) -> bool:
    """Say whether this keeps somebody from reading the file."""
    return not HINDERING.isdisjoint(findings)


def excuse_until(today: date) -> date:
    """Give the last day on which a reason that is given today holds."""
    return today + EXCUSE_HOLDS
