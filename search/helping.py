"""Ways on from a question without answers, each tried before it is offered."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from alliantie.filters import FilterGroup

from .contract import SearchQuery
from .finding import find
from .parameters import FILTERS, address, unfiltered, without
from .query import read
from .viewers import ActorLike

# Every offer is a question to the engine; nobody reads a longer list.
MOST_OFFERS = 5


@dataclass(frozen=True)
class Offer:
    """A question close to the one asked, and how many answers it has."""

    label: str
    url: str
    count: int


def offers(query: SearchQuery, groups: list[FilterGroup], actor: ActorLike) -> list[Offer]:
    """Give the questions close to this one that do have answers."""
    tried = list(_close_to(query, groups))[:MOST_OFFERS]
    made = (Offer(label, address(close), _count(close, actor)) for label, close in tried)
    return [offer for offer in made if offer.count]


def _close_to(query: SearchQuery, groups: list[FilterGroup]) -> Iterator[tuple[str, SearchQuery]]:
    fields = {name: field for field, name in FILTERS.items()}
    chosen = [(group, option) for group in groups for option in group.options if option.checked]
    if len(chosen) > 1:
        yield _("Zoek zonder filters"), unfiltered(query)
    for group, option in chosen:
        label = _("Haal ‘%(filter)s’ weg") % {"filter": f"{group.label}: {option.label}"}
        yield label, without(query, fields[group.name], option.value)
    yield from _looser(query)


def _looser(query: SearchQuery) -> Iterator[tuple[str, SearchQuery]]:
    """Ask for phrases as separate words, and for what was to be left out not at all."""
    asked = read(query.text)
    words = " ".join([*asked.words, *asked.phrases])
    if words and (asked.phrases or asked.excluded):
        yield _("Zoek de losse woorden: %(words)s") % {"words": words}, replace(query, text=words)


def _count(query: SearchQuery, actor: ActorLike) -> int:
    results, _found = find(replace(query, page=1, page_size=1), actor)
    return results.total
