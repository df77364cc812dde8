"""When a theme goes up in another, its words, its place and its address go along."""

from django.db import transaction

from alliantie.audit import record
from alliantie.merging.redirecting import lead_on
from search.registry import key_of
from search.services import queue_index, queue_index_many
from themes.content import keys_about
from themes.models import Theme

from .revisions import replace_themes
from .themes import clean_synonyms


@transaction.atomic
def merge_themes(*, gone: Theme, kept: Theme, actor_id: int | None, origin: str = "cms") -> Theme:
    """Finish a merge of which all rows went along: drafts, words, the tree, the address, the index."""
    replace_themes(gone.pk, kept.pk)
    kept.refresh_from_db()
    kept.synonyms = [
        word
        for word in clean_synonyms([*kept.synonyms, gone.label, *gone.synonyms])
        if word.casefold() != kept.label.casefold()
    ]
    if _stands_under_itself(kept):
        kept.broader_id = gone.broader_id
    kept.save(update_fields=["synonyms", "broader"])
    record(action="theme.merge", obj=gone, actor_id=actor_id, origin=origin)
    old_url, old_key = gone.get_absolute_url(), key_of(gone)
    Theme.objects.get(pk=gone.pk).delete()
    lead_on(old_url, to=kept.get_absolute_url())
    queue_index_many(keys=[old_key, *keys_about(kept)])
    queue_index(key=key_of(kept))
    return kept


def _stands_under_itself(theme: Theme) -> bool:
    """Say whether going up from a theme leads back to it, as when it stood under the one that went."""
    seen: set[int] = set()
    above = theme.broader_id
    while above is not None and above not in seen:
        if above == theme.pk:
            return True
        seen.add(above)
        above = Theme.objects.filter(pk=above).values_list("broader_id", flat=True).first()
    return False
