"""What every kind of match has in common."""

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from matchmaking.choices import MatchKind, ReasonKind
from matchmaking.facts.sheet import Sheet
from matchmaking.facts.site import NATIONAL, Site
from matchmaking.policies.reasons import Reason, chosen, shared_topics, shared_words
from matchmaking.scoring.kinds import KINDS
from matchmaking.scoring.scored import Scored
from matchmaking.scoring.world import World

# More are scored than kept, so that fairness has something to choose from.
SCORED, KEPT = 30, 10
# Who asked a dilemma or question may take their name off it later.
MAY_HIDE = frozenset({"dilemma", "question"})


@dataclass(frozen=True, slots=True)
class Pair:
    """One match before it is kept; `key` is what is suggested, `owner` the organisation behind it."""

    source: str
    key: str
    score: float
    reasons: tuple[Reason, ...]
    owner: str = ""
    about: str = ""


def _organisation_of(sheet: Sheet) -> str:
    return sheet.key if sheet.kind == "organisation" else sheet.organisation


class Pairs(ABC):
    """What prepares one kind of match: a new kind is one small class."""

    kind: ClassVar[MatchKind]
    kept: ClassVar[int] = KEPT

    @abstractmethod
    def sources(self) -> Iterable[str]:
        """Give for whom or what matches are prepared, in order."""

    def among(self, keys: Collection[str]) -> list[str]:
        """Give those of these for which matches are prepared, in order."""
        return [key for key in self.sources() if key in keys]

    @abstractmethod
    def pairs(self, source: str) -> list[Pair]:
        """Give the best with a reason, the best first."""


class Pairing(Pairs):
    """A kind that chooses among things of the site, by what they say and how they are tied."""

    # Kinds of search: for what matches are prepared, what is chosen among, and what is tied to that.
    source_kinds: ClassVar[tuple[str, ...]]
    item_kinds: ClassVar[tuple[str, ...]]
    target_kinds: ClassVar[tuple[str, ...]]

    def __init__(self, site: Site) -> None:
        self.site = site
        items = site.of_kind(*self.item_kinds)
        self.world = World(
            site.vocabulary,
            (site.cards[key] for key in items),
            (site.cards[key] for key in site.of_kind(*self.target_kinds)),
            [(key, tied) for key in items for tied in self.tied(key)],
        )

    def sources(self) -> Iterable[str]:
        """Give for whom or what matches are prepared, in order."""
        return self.site.of_kind(*self.source_kinds)

    def among(self, keys: Collection[str]) -> list[str]:
        """Give those of these for which matches are prepared, in order, without going through all."""
        sheets = self.site.sheets
        return sorted(
            key for key in keys if key in sheets and sheets[key].kind in self.source_kinds
        )

    @abstractmethod
    def tied(self, key: str) -> Collection[str]:
        """Give what an item is tied to, or a target: the links that were made by people."""

    @abstractmethod
    def reasons(self, source: Sheet, target: Sheet) -> Iterator[Reason]:
        """Yield what may be said, the most telling first."""

    def take_over(self, key: str) -> None:
        """Let a changed, new or departed thing stand in this world as it is now."""
        self.world.remove(key)
        sheet = self.site.sheets.get(key)
        if sheet is None:
            return
        if sheet.kind in self.item_kinds:
            self.world.add_item(self.site.cards[key], self.tied(key))
        if sheet.kind in self.target_kinds:
            self.world.add_target(self.site.cards[key], self.tied(key))

    def without(self, source: str) -> Collection[str]:
        """Give what is never suggested to this source."""
        return {source}

    def owner(self, target: str) -> str:
        """Give the organisation that gets the attention."""
        return self.site.sheets[target].organisation

    def nearest(self, source: str, number: int = SCORED) -> list[Scored]:
        """Score what suits this source best."""
        return self.world.ranked(
            self.site.cards[source],
            kind=KINDS[self.kind.value],
            number=number,
            without=self.without(source),
            is_explained=False,
        )

    def pairs(self, source: str) -> list[Pair]:
        """Give the best with a reason, the best first."""
        here = self.site.sheets[source]
        found = (
            Pair(
                source,
                one.key,
                one.score,
                tuple(chosen(self.reasons(here, self.site.sheets[one.key]))),
                owner=self.owner(one.key),
            )
            for one in self.nearest(source)
        )
        return [pair for pair in found if pair.reasons]

    def alike(self, things: Iterable[str], target: Sheet) -> Iterator[Reason]:
        """Yield what one of these things shares with a target: a topic, else rare words."""
        sheets = [self.site.sheets[key] for key in things]
        topics = [(one.key, one.topics) for one in sheets]
        for topic, key in shared_topics(topics, target.topics, self.site.topics_spread):
            yield Reason(ReasonKind.TOPIC, key, target.key, topic)
        for sheet in sheets:
            said = shared_words(sheet.words, target.words, self.site.spread, len(self.site.sheets))
            if said:
                yield Reason(ReasonKind.WORDS, sheet.key, target.key, said)

    def near(self, source: Sheet, target: Sheet) -> Iterator[Reason]:
        """Yield what the organisations of two things have in common by themselves.

        Not of what may yet hide whose it is: the reason would go on telling.
        """
        if {source.kind, target.kind} & MAY_HIDE:
            return
        one, other = _organisation_of(source), _organisation_of(target)
        here, there = self.site.sheets.get(one), self.site.sheets.get(other)
        if here is None or there is None or one == other:
            return
        if here.sort and here.sort == there.sort:
            yield Reason(ReasonKind.SORT, one, other, here.sort)
        if here.region not in NATIONAL and here.region == there.region:
            yield Reason(ReasonKind.PLACE, one, other, here.region)
