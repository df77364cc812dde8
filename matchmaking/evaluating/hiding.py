"""Make questions of known links: hide what one item is linked to and see what would be found."""

import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import replace as changed

from matchmaking.scoring.gathering import asked, gather
from matchmaking.scoring.kinds import ORGANISATION_INITIATIVE, Kind
from matchmaking.scoring.ranking import rows
from matchmaking.scoring.subject import Subject
from matchmaking.scoring.world import World

from .folder import Folder, Row

SEED = 2021
# A line of a text that has this much of a target's words is about that target.
ABOUT = 0.3


@dataclass(frozen=True, slots=True)
class Example:
    """One hidden question: the parts of every target worth scoring, and which were right."""

    parts: tuple[tuple[float, ...], ...]
    right: tuple[bool, ...]
    missed: int
    weight: float


@dataclass(frozen=True, slots=True)
class Hidden:
    """One item with the targets to find; what it keeps stays a known link."""

    row: Row
    find: tuple[str, ...]
    keep: tuple[str, ...]
    weight: float


def hidden(folder: Folder, kind: Kind, number: int) -> list[Hidden]:
    """Choose items to ask about; of an organisation one link is hidden, of all else every link.

    A link can only be found again if something is left to find it by: another link or a text.
    """
    linked: dict[str, list[str]] = defaultdict(list)
    for item, target in folder.links:
        linked[item].append(target)
    times = Counter(target for _item, target in folder.links)
    described = {row.key for row in folder.targets if row.text}
    found: list[Hidden] = []
    for row in folder.items:
        findable = [to for to in linked[row.key] if times[to] > 1 or to in described]
        if kind is ORGANISATION_INITIATIVE:
            found += _one_by_one(row, [to for to in findable if times[to] > 1], linked[row.key])
        elif findable:
            found.append(Hidden(row, tuple(findable), (), 1.0))
    chance = random.Random(SEED)  # noqa: S311 - a fixed draw, no secrecy
    return chance.sample(found, min(number, len(found)))


def _one_by_one(row: Row, findable: list[str], linked: list[str]) -> Iterator[Hidden]:
    if len(linked) > 1:
        for to in findable:
            kept = tuple(other for other in linked if other != to)
            yield Hidden(row, (to,), kept, 1 / len(findable))


class Hider:
    """Asks hidden questions of a world, and leaves the world as it was."""

    def __init__(self, folder: Folder, kind: Kind) -> None:
        """Prepare the world once."""
        self.kind = kind
        self.world: World = folder.world()
        self._names = {row.key: row.title for row in folder.targets}
        self._subjects = {row.key: row.subject() for row in folder.targets}
        self._linked: dict[str, list[str]] = defaultdict(list)
        for item, target in folder.links:
            self._linked[item].append(target)

    def example(self, one: Hidden) -> Example:
        """Hide, ask and put back."""
        whole = one.row.subject()
        self.world.remove(one.row.key)
        if one.keep:
            self.world.add_item(whole, one.keep)
        question = asked(self.world, self._question(one))
        scored = rows(self.world, question, gather(self.world, question), self.kind)
        facts = self.world.targets.facts
        gone = set(self._linked[one.row.key]) - set(one.find)
        scored = [(at, parts) for at, parts in scored if facts[at].key not in gone]
        right = tuple(facts[at].key in one.find for at, _parts in scored)
        if one.keep:
            self.world.remove(one.row.key)
        self.world.add_item(whole, self._linked[one.row.key])
        return Example(
            tuple(tuple(parts.values()) for _at, parts in scored),
            right,
            len(one.find) - sum(right),
            one.weight,
        )

    def _question(self, one: Hidden) -> Subject:
        if one.keep:
            return self._without_line(one)
        return one.row.subject(without=[self._names[to] for to in self._linked[one.row.key]])

    def _without_line(self, one: Hidden) -> Subject:
        """Leave out the line that is about what is hidden, if there is one."""
        lines = one.row.text.split("\n")
        about = set(self._subjects[one.find[0]].terms)
        shares = [
            _share(set(changed(one.row, title="", text=line).subject().terms), about)
            for line in lines
        ]
        most = max(range(len(lines)), key=shares.__getitem__)
        kept = [line for at, line in enumerate(lines) if at != most or shares[at] < ABOUT]
        return changed(one.row, text="\n".join(kept)).subject()


def _share(words: set[str], about: set[str]) -> float:
    return len(words & about) / len(words) if words else 0.0
