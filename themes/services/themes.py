"""What follows a change to a theme."""

from collections.abc import Iterable

from django.db import transaction

from alliantie.audit import record
from search.registry import key_of
from search.services import queue_index, queue_index_many
from themes.content import keys_about
from themes.models import Theme


def clean_synonyms(words: Iterable[str]) -> list[str]:
    """Give synonyms without blanks and doubles, in the order they were typed."""
    first: dict[str, str] = {}
    for word in words:
        if clean := " ".join(word.split()):
            first.setdefault(clean.casefold(), clean)
    return list(first.values())


@transaction.atomic
def theme_changed(*, theme: Theme, actor_id: int | None, action: str, origin: str = "cms") -> None:
    """Log a change to a theme and index anew the theme and everything that shows its name."""
    record(action=action, obj=theme, actor_id=actor_id, origin=origin)
    queue_index(key=key_of(theme))
    queue_index_many(keys=keys_about(theme))
