"""When matches are prepared: every night, and after each change that search took over."""

from collections.abc import Sequence

from django.conf import settings

from alliantie import periodic
from matchmaking.services.standing import note
from matchmaking.tasks.matches import prepare_matches, renew_matches
from search.followers import follow

QUARTER = 900


def connect() -> None:
    """Look every quarter whether it is time, and follow what search takes over."""
    periodic.register("matches", every_seconds=QUARTER, task=prepare_matches)
    follow("matches", _changed)


def _changed(keys: Sequence[str]) -> None:
    if settings.MATCH_FOLLOW_CHANGES:
        note(keys)
        renew_matches.enqueue(list(keys))
