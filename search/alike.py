"""Things of one kind that are like a text: what has most of its words, as one person may see them."""

from django.utils import timezone

from .contract import SearchQuery
from .engines import engine
from .engines.base import EngineDownError
from .gate import waiting_keys
from .registry import by_kind
from .steering import current_curation
from .understanding import Sight, understand
from .viewers import ActorLike, Viewer


def pks_alike(text: str, actor: ActorLike, *, kind: str, number: int) -> list[str]:
    """Give the pks of what is most like a text, best first; nothing while the engine is away.

    This is the first gate only: whoever asks selects the records anew with their `visible_to`. What
    changed since it was indexed is left out. One query.
    """
    query = SearchQuery(text=text, kinds=(kind,), page_size=number, literal=True)
    try:
        sight = Sight(engine(), Viewer.from_actor(actor), timezone.now(), waiting_keys())
        asked = understand(query, sight, current_curation()).asked
        hits = sight.search(asked, query).results.hits
    except EngineDownError:
        return []
    keys = [hit.key for hit in hits]
    return [pk for _kind, pks in by_kind(keys) for pk in pks]
