"""How long people take to answer; plain Python."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta

from .ambassadors import middle

Wait = tuple[int, datetime, datetime]


def medians(waits: Iterable[Wait]) -> dict[int, timedelta]:
    """Give the median wait by person; an answer before the question does not count."""
    found: dict[int, list[timedelta]] = defaultdict(list)
    for person_id, asked_at, answered_at in waits:
        if answered_at >= asked_at:
            found[person_id].append(answered_at - asked_at)
    return {person_id: wait for person_id, all_ in found.items() if (wait := middle(all_))}
