"""Bring matches up to date after a change, within moments."""

from collections.abc import Collection, Iterable, Sequence

from matchmaking.facts.reading import read_changes
from matchmaking.facts.site import CONTENT
from matchmaking.models import Match

from .fairness import fairly
from .keeping import write
from .networking import renew_network
from .pairing.base import Pairs
from .pairing.every import Every
from .pairing.people import OfferNeed
from .standing import forget, missed, standing

# Beyond so many at once the rest waits for the night: an import changes thousands.
MOST_SOURCES = 300
# A changed thing is looked at for so many others: who has it further down waits for the night.
NEAREST = 10


def renew(keys: Sequence[str]) -> int:
    """Take these changes over and prepare anew what they bear on; give for how many.

    A change twice is a change once. What stands in the way of nobody else waits for the night: how
    attention is divided over all.
    """
    try:
        return _renewed(keys)
    except Exception:
        forget()  # what is known may be half changed
        raise


def _renewed(keys: Sequence[str]) -> int:
    every = standing()
    others = missed() - set(keys)
    changed = _taken_over(every, keys)
    _taken_over(every, others)
    _drop_gone(every, keys)
    renew_network(every.site, changed)
    touching = Match.objects.touching(changed).values_list("kind", "source").distinct()
    sources = _by_kind(touching)
    done = 0
    for pairing in every.all():
        wanted = changed | sources.get(pairing.kind, set()) | _nearest(every, pairing, keys)
        done += _renew_kind(every, pairing, wanted, changed)
    return done


def _taken_over(every: Every, keys: Collection[str]) -> set[str]:
    """Let the facts be as they are now; give what they bear on."""
    changed = {*keys, *read_changes(every.site, keys)} if keys else set()
    for world in every.worlds:
        for key in sorted(changed):
            world.take_over(key)
    return changed


def _drop_gone(every: Every, keys: Iterable[str]) -> None:
    """Take away what leads from and to what is gone: the gate hides it already."""
    gone = [key for key in keys if key not in every.site.sheets]
    Match.objects.touching(gone).delete()


def _by_kind(rows: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for kind, source in rows:
        found.setdefault(kind, set()).add(source)
    return found


def _nearest(every: Every, pairing: Pairs, keys: Iterable[str]) -> set[str]:
    """Give the sources that a changed thing may be for, found from its own side."""
    sheets = every.site.sheets
    content = [key for key in keys if key in sheets and sheets[key].kind in CONTENT]
    if pairing is every.related:
        return {one.key for key in content for one in every.related.nearest(key, NEAREST)}
    if pairing is every.organisations:
        return {one.key for key in content for one in every.who_knows.nearest(key, NEAREST)}
    if isinstance(pairing, OfferNeed):
        return _askers(pairing, set(keys))
    return set()


def _askers(pairing: OfferNeed, keys: set[str]) -> set[str]:
    """Give whose offers or needs changed, and whom they fit."""
    own = {wish.person for wish in pairing.site.wishes if {wish.about, wish.person} & keys}
    return own | {pair.key for person in own for pair in pairing.pairs(person)}


def _renew_kind(every: Every, pairing: Pairs, wanted: set[str], changed: set[str]) -> int:
    """Prepare these anew, what changed itself first; the division over all waits for the night."""
    sources = pairing.among(wanted)
    sources.sort(key=lambda key: key not in changed)
    lists = {key: pairing.pairs(key) for key in sources[:MOST_SOURCES]}
    write(pairing.kind, fairly(lists, every.site, kept=pairing.kept, share=1.0))
    return len(lists)
