"""What the changed help says at this moment, asked for every form that is shown."""

from django.core.cache import cache
from django.db import DatabaseError, transaction

from alliantie.models import HelpText

CACHE_KEY = "help-texts-1"
CACHE_SECONDS = 24 * 60 * 60


def changed() -> dict[str, str]:
    """Give every changed text; a database is asked only after somebody changed one."""
    found: dict[str, str] | None = cache.get(CACHE_KEY)
    if found is None:
        try:
            found = dict(HelpText.objects.values_list("pk", "text"))
        except DatabaseError:  # a form with the standard help is better than no form
            return {}
        cache.set(CACHE_KEY, found, CACHE_SECONDS)
    return found


def forget() -> None:
    """Let the next form ask anew, once the change is certain."""
    transaction.on_commit(lambda: cache.delete(CACHE_KEY))
