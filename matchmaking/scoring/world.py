"""All that can be matched: items, targets and their links, prepared once and changed piece by piece."""

from collections import Counter
from collections.abc import Collection, Iterable
from heapq import nlargest

from .book import Book
from .card import Card
from .gathering import NEARBY
from .kinds import Kind
from .profiles import Bond, Profile, Profiles, bond
from .ranking import ranked
from .scored import Scored
from .subject import Subject
from .vocabulary import Vocabulary

# So many of the most linked targets are always looked at.
WELL_KNOWN = 50


class World:
    """Items that are linked to targets. The weights of words stay as they were when it was made.

    Several worlds may share a vocabulary and the cards that were read with it.
    """

    def __init__(
        self,
        vocabulary: Vocabulary,
        items: Iterable[Card],
        targets: Iterable[Card],
        links: Iterable[tuple[str, str]],
    ) -> None:
        """Prepare everything once; the vocabulary is settled."""
        self.vocabulary = vocabulary
        self.items, self.targets = Book(), Book()
        for card in items:
            self.items.read(card)
        for card in targets:
            self.targets.read(card)
        for item, target in sorted(set(links)):
            self._link(item, target)
        self._profiles = Profiles(self.items, self.targets)
        self._nearby: dict[str, list[int]] = {}
        self._prepare()

    @classmethod
    def of(
        cls,
        items: Iterable[Subject],
        targets: Iterable[Subject],
        links: Iterable[tuple[str, str]],
    ) -> "World":
        """Make a world with a vocabulary of its own; subjects are not kept."""
        vocabulary = Vocabulary()
        one, other = [vocabulary.read(each) for each in items], list(map(vocabulary.read, targets))
        vocabulary.settle((*one, *other))
        return cls(vocabulary, one, other, links)

    def _link(self, item: str, target: str) -> None:
        one, other = self.items.by_key.get(item), self.targets.by_key.get(target)
        if one is not None and other is not None:
            self.items.link(one, other)
            self.targets.link(other, one)

    def _prepare(self) -> None:
        # An item that leads nowhere only counts for how rare a topic is.
        self.items.show_all(sorted(self.items.linked))
        self.targets.show_all(range(len(self.targets.facts)))
        self.learn()

    def learn(self) -> None:
        """Learn from all links how strongly place and kind bind, and who is best known."""
        items, targets = self.items.facts, self.targets.facts
        pairs = [
            (items[one], targets[to])
            for one in self.items.present()
            for to in self.items.links(one)
        ]
        self.place_bond: Bond = bond([(one.place, other.place) for one, other in pairs])
        self.sort_bond: Bond = bond([(one.sort, other.sort) for one, other in pairs])
        links = self.targets.links
        known = sorted(self.targets.present(), key=lambda at: (-len(links(at)), targets[at].key))
        self.well_known = known[:WELL_KNOWN]
        self.most_linked = max((len(links(at)) for at in known[:1]), default=0)
        self.linked_items = sum(1 for at in self.items.present() if self.items.links(at))
        self.newest = max((one.updated for one in targets if one.updated), default=None)
        self._learn_sorts()

    def _learn_sorts(self) -> None:
        counted: dict[str, Counter[int]] = {}
        for at in self.items.present():
            sort = self.items.facts[at].sort
            if sort:
                counted.setdefault(sort, Counter()).update(self.items.links(at))
        self.by_sort = {
            sort: [at for at, _times in times.most_common(WELL_KNOWN)]
            for sort, times in counted.items()
        }

    def nearby(self, place: str) -> list[int]:
        """Give the targets in a place, those that did most first; kept until something changes."""
        found = self._nearby.get(place)
        if found is None:
            links, here = self.targets.links, self.targets.by_place.get(place, ())
            found = nlargest(NEARBY, here, key=lambda at: (len(links(at)), -at))
            self._nearby[place] = found
        return found

    def profile(self, target: int) -> Profile:
        """Give what a target did, taken together."""
        return self._profiles.of(target)

    def ranked(
        self,
        query: Subject | Card,
        *,
        kind: Kind,
        number: int = 20,
        without: Collection[str] = (),
        is_explained: bool = True,
    ) -> list[Scored]:
        """Give the targets that suit a subject best, without those it is linked to already."""
        return ranked(self, query, kind, number, without, is_explained=is_explained)

    def _card(self, one: Subject | Card) -> Card:
        return one if isinstance(one, Card) else self.vocabulary.read(one)

    def add_item(self, subject: Subject | Card, linked: Collection[str] = ()) -> None:
        """Add an item with the keys of the targets it is linked to."""
        self._nearby.clear()
        number = self.items.read(self._card(subject))
        for at in sorted(self.targets.at(linked)):
            self.items.link(number, at)
            self.targets.link(at, number)
            self._profiles.forget(at)
        if self.items.links(number):
            self.items.show(number)

    def add_target(self, subject: Subject | Card, linked: Collection[str] = ()) -> None:
        """Add a target with the keys of the items that are linked to it."""
        self._nearby.clear()
        number = self.targets.read(self._card(subject))
        self.targets.show(number)
        for at in sorted(self.items.at(linked)):
            if not self.items.links(at):
                self.items.show(at)
            self.items.link(at, number)
            self.targets.link(number, at)

    def replace(self, subject: Subject) -> None:
        """Put a changed subject in the place of the one with its key, with the same links."""
        item, target = self.items.by_key.get(subject.key), self.targets.by_key.get(subject.key)
        if item is not None:
            linked = [self.targets.facts[at].key for at in self.items.links(item)]
            self._remove_item(item)
            self.add_item(subject, linked)
        if target is not None:
            linked = [self.items.facts[at].key for at in self.targets.links(target)]
            self._remove_target(target)
            self.add_target(subject, linked)

    def remove(self, key: str) -> None:
        """Take a subject out on whichever side it stands; nobody meets it from now on."""
        item, target = self.items.by_key.get(key), self.targets.by_key.get(key)
        if item is not None:
            self._remove_item(item)
        if target is not None:
            self._remove_target(target)

    def _remove_item(self, number: int) -> None:
        self._nearby.clear()
        self.items.take(number)
        for at in self.items.linked.pop(number, ()):
            self.targets.linked[at].remove(number)
            self._profiles.forget(at)

    def _remove_target(self, number: int) -> None:
        self._nearby.clear()
        self.targets.take(number)
        for at in self.targets.linked.pop(number, ()):
            self.items.linked[at].remove(number)
        self._profiles.forget(number)
        self.well_known = [at for at in self.well_known if at != number]
        for listed in self.by_sort.values():
            if number in listed:
                listed.remove(number)
