"""Find an organisation by any of its spellings, without a query for each name."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from django.db.models import QuerySet

from .models import Organisation
from .naming import abbreviations, loose_keys, name_key

CLOSE_ENOUGH = 0.78
MOST_SUGGESTIONS = 5
Found = dict[str, set[int]]


def current_of(organisation: Organisation) -> Organisation:
    """Give the body that an organisation went up in, or itself; circles end where they begin."""
    seen = {organisation.pk}
    while organisation.successor is not None and organisation.successor.pk not in seen:
        organisation = organisation.successor
        seen.add(organisation.pk)
    return organisation


class Resolver:
    """All names in memory (two queries); four ways of looking, from strict to loose.

    A way that fits several bodies says nothing. A body with a successor answers with the successor.
    """

    def __init__(self, organisations: QuerySet[Organisation] | None = None) -> None:
        rows = Organisation.objects.all() if organisations is None else organisations
        self._by_pk: dict[int, Organisation] = {}
        self._ways: tuple[Found, Found, Found, Found] = (
            defaultdict(set),
            defaultdict(set),
            defaultdict(set),
            defaultdict(set),
        )
        for organisation in rows.prefetch_related("names"):
            self.add(organisation)

    def add(self, organisation: Organisation) -> None:
        """Know one organisation more; asks for its names when they were not fetched along."""
        own, other, short, loose = self._ways
        pk = organisation.pk
        self._by_pk[pk] = organisation
        own[name_key(organisation.name)].add(pk)
        spellings = [organisation.name, *(row.name for row in organisation.names.all())]
        for spelling in spellings:
            other[name_key(spelling)].add(pk)
            for key in loose_keys(spelling):
                loose[key].add(pk)
            for abbreviation in abbreviations(spelling):
                short[name_key(abbreviation)].add(pk)
        if organisation.abbreviation:
            short[name_key(organisation.abbreviation)].add(pk)

    def find(self, name: str) -> Organisation | None:
        """Give the organisation that carries this name, or None when none or several do."""
        key = name_key(name)
        own, other, short, loose = self._ways
        if not key:
            return None
        for way in (own, other, short, loose):
            if (found := self._only(way.get(key, ()))) is not None:
                return found
        for weaker in loose_keys(name):
            if (found := self._only(loose.get(weaker, ()))) is not None:
                return found
        return None

    def similar(self, name: str) -> list[Organisation]:
        """Give organisations that may be meant: the one that fits, then those spelled alike."""
        exact = self.find(name)
        keys = get_close_matches(
            name_key(name), self._ways[1].keys(), n=MOST_SUGGESTIONS, cutoff=CLOSE_ENOUGH
        )
        alike = (self._current(pk) for key in keys for pk in sorted(self._ways[1][key]))
        found = {one.pk: one for one in [*([exact] if exact else []), *alike]}
        return list(found.values())[:MOST_SUGGESTIONS]

    def _only(self, pks: Iterable[int]) -> Organisation | None:
        current = {one.pk: one for one in self._all_current(pks)}
        return next(iter(current.values())) if len(current) == 1 else None

    def _all_current(self, pks: Iterable[int]) -> Iterator[Organisation]:
        return (self._current(pk) for pk in pks)

    def _current(self, pk: int) -> Organisation:
        """Follow successors, but not in circles and not to what is out of sight."""
        seen = {pk}
        while (after := self._by_pk[pk].successor_id) in self._by_pk and after not in seen:
            pk = self._by_pk[pk].successor_id or pk
            seen.add(pk)
        return self._by_pk[pk]
