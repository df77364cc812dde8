"""All that can be matched: items, targets and their links, prepared once and changed piece by piece."""

from collections import Counter
from collections.abc import Collection, Iterable

from .book import Book
from .kinds import Kind
from .profiles import Bond, Profile, bond, profile_of
from .ranking import ranked
from .scored import Scored
from .subject import Subject
from .vocabulary import Vocabulary

# So many of the most linked targets are always looked at.
WELL_KNOWN = 50


class World:
    """Items that are linked to targets. The weights of words stay as they were when it was made."""

    def __init__(
        self,
        items: Iterable[Subject],
        targets: Iterable[Subject],
        links: Iterable[tuple[str, str]],
    ) -> None:
        """Read everything once; subjects are not kept, so generators keep memory low."""
        self.vocabulary = Vocabulary()
        self.items, self.targets = Book(self.vocabulary), Book(self.vocabulary)
        for subject in items:
            self.items.read(subject)
        for subject in targets:
            self.targets.read(subject)
        self.vocabulary.settle()
        for item, target in sorted(set(links)):
            self._link(item, target)
        self.profiles: list[Profile] = []
        self._prepare()

    def _link(self, item: str, target: str) -> None:
        one, other = self.items.by_key.get(item), self.targets.by_key.get(target)
        if one is not None and other is not None:
            self.items.facts[one].linked.append(other)
            self.targets.facts[other].linked.append(one)

    def _prepare(self) -> None:
        for number, facts in enumerate(self.items.facts):
            self.items.shelve(number)
            # An item that leads nowhere only counts for how rare a word is.
            if facts.linked:
                self.items.show(number)
        for number in range(len(self.targets.facts)):
            self.targets.shelve(number)
            self.targets.show(number)
        self.items.trim()
        self.targets.trim()
        self.profiles = [profile_of(each.linked, self.items) for each in self.targets.facts]
        self.learn()

    def learn(self) -> None:
        """Learn from all links how strongly place and kind bind, and who is best known."""
        items, targets = self.items.facts, self.targets.facts
        pairs = [
            (items[one], targets[to]) for one in self.items.present() for to in items[one].linked
        ]
        self.place_bond: Bond = bond([(one.place, other.place) for one, other in pairs])
        self.sort_bond: Bond = bond([(one.sort, other.sort) for one, other in pairs])
        known = sorted(
            self.targets.present(), key=lambda at: (-len(targets[at].linked), targets[at].key)
        )
        self.well_known = known[:WELL_KNOWN]
        self.most_linked = max((len(targets[at].linked) for at in known[:1]), default=0)
        self.linked_items = sum(1 for at in self.items.present() if items[at].linked)
        self.newest = max((one.updated for one in targets if one.updated), default=None)
        self._learn_sorts()

    def _learn_sorts(self) -> None:
        counted: dict[str, Counter[int]] = {}
        for at in self.items.present():
            facts = self.items.facts[at]
            if facts.sort:
                counted.setdefault(facts.sort, Counter()).update(facts.linked)
        self.by_sort = {
            sort: [at for at, _times in times.most_common(WELL_KNOWN)]
            for sort, times in counted.items()
        }

    def ranked(
        self, query: Subject, *, kind: Kind, number: int = 20, without: Collection[str] = ()
    ) -> list[Scored]:
        """Give the targets that suit a subject best, without those it is linked to already."""
        return ranked(self, query, kind, number, without)

    def add_item(self, subject: Subject, linked: Collection[str] = ()) -> None:
        """Add an item with the keys of the targets it is linked to."""
        number = self.items.read(subject)
        facts = self.items.facts[number]
        facts.linked = sorted(self.targets.at(linked))
        self.items.shelve(number)
        if facts.linked:
            self.items.show(number)
        for at in facts.linked:
            self.targets.facts[at].linked.append(number)
            self.profiles[at] = profile_of(self.targets.facts[at].linked, self.items)

    def add_target(self, subject: Subject, linked: Collection[str] = ()) -> None:
        """Add a target with the keys of the items that are linked to it."""
        number = self.targets.read(subject)
        facts = self.targets.facts[number]
        self.targets.shelve(number)
        self.targets.show(number)
        facts.linked = sorted(self.items.at(linked))
        for at in facts.linked:
            if not self.items.facts[at].linked:
                self.items.show(at)
            self.items.facts[at].linked.append(number)
        self.profiles.append(profile_of(facts.linked, self.items))

    def replace(self, subject: Subject) -> None:
        """Put a changed subject in the place of the one with its key, with the same links."""
        item, target = self.items.by_key.get(subject.key), self.targets.by_key.get(subject.key)
        if item is not None:
            linked = [self.targets.facts[at].key for at in self.items.facts[item].linked]
            self._remove_item(item)
            self.add_item(subject, linked)
        if target is not None:
            linked = [self.items.facts[at].key for at in self.targets.facts[target].linked]
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
        self.items.take(number)
        for at in self.items.facts[number].linked:
            linked = self.targets.facts[at].linked
            linked.remove(number)
            self.profiles[at] = profile_of(linked, self.items)

    def _remove_target(self, number: int) -> None:
        self.targets.take(number)
        for at in self.targets.facts[number].linked:
            self.items.facts[at].linked.remove(number)
        self.well_known = [at for at in self.well_known if at != number]
        for listed in self.by_sort.values():
            if number in listed:
                listed.remove(number)
