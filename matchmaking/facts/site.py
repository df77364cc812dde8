"""Everything matching knows of the site at one moment."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from matchmaking.scoring.card import Card
from matchmaking.scoring.subject import Subject
from matchmaking.scoring.vocabulary import Vocabulary

from .links import Link
from .people import Deed
from .sheet import Sheet
from .wishes import Wish

CONTENT = ("case", "dilemma", "event", "question")
KINDS = (*CONTENT, "organisation", "person", "offer")
NATIONAL = frozenset({"", "national", "international"})


@dataclass
class Site:
    """Facts by key; `did` gives the ties of an organisation, the newest initiative first."""

    sheets: dict[str, Sheet] = field(default_factory=dict)
    # What everything says in numbers; one vocabulary, so that every kind of match holds the same cards.
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    cards: dict[str, Card] = field(default_factory=dict)
    # Organisations as they describe themselves, before what they did is added.
    declared: dict[str, Card] = field(default_factory=dict)
    sides: Mapping[str, str] = field(default_factory=dict)
    joinable: frozenset[str] = frozenset()
    did: dict[str, list[Link]] = field(default_factory=dict)
    done_by: dict[str, list[Link]] = field(default_factory=dict)
    # What was told to be applied elsewhere.
    applied: AbstractSet[str] = frozenset()
    deeds_of: dict[str, list[str]] = field(default_factory=dict)
    doers_of: dict[str, list[str]] = field(default_factory=dict)
    wishes: list[Wish] = field(default_factory=list)
    # The themes somebody knows of, not those they want to learn.
    known: dict[str, frozenset[str]] = field(default_factory=dict)
    # In how many things a word stands, and a topic, to tell rare ones.
    spread: Counter[str] = field(default_factory=Counter)
    topics_spread: Counter[str] = field(default_factory=Counter)

    def of_kind(self, *kinds: str) -> list[str]:
        """Give the keys of a kind, in order."""
        return sorted(key for key, sheet in self.sheets.items() if sheet.kind in kinds)

    def put(self, sheet: Sheet, subject: Subject) -> None:
        """Take over what one thing says, in the place of what it said before."""
        self.drop(sheet.key)
        card = self.vocabulary.read(subject)
        self.sheets[sheet.key], self.cards[sheet.key] = sheet, card
        if sheet.kind == "organisation":
            self.declared[sheet.key] = card
        self.spread.update(sheet.words)
        self.topics_spread.update(sheet.topics)

    def drop(self, key: str) -> None:
        """Forget a thing."""
        sheet = self.sheets.pop(key, None)
        if sheet is not None:
            del self.cards[key]
            self.declared.pop(key, None)
            self.spread.subtract(sheet.words)
            self.topics_spread.subtract(sheet.topics)

    def tie(self, ties: Iterable[Link]) -> None:
        """Keep who did what, as far as both are known, the newest first."""
        did: dict[str, list[Link]] = defaultdict(list)
        done_by: dict[str, list[Link]] = defaultdict(list)
        known = (tie for tie in ties if {tie.organisation, tie.initiative} <= self.sheets.keys())
        for tie in sorted(known, key=self._newest_first):
            did[tie.organisation].append(tie)
            done_by[tie.initiative].append(tie)
        self.did, self.done_by = dict(did), dict(done_by)

    def tie_anew(self, initiatives: AbstractSet[str], ties: Iterable[Link]) -> None:
        """Put these ties in the place of all that these initiatives had; the others stay as they are."""
        touched = {tie.organisation for key in initiatives for tie in self.done_by.pop(key, ())}
        added: dict[str, list[Link]] = defaultdict(list)
        for tie in sorted(ties, key=self._newest_first):
            if {tie.organisation, tie.initiative} <= self.sheets.keys():
                added[tie.organisation].append(tie)
                self.done_by.setdefault(tie.initiative, []).append(tie)
        for one in touched | added.keys():
            kept = [tie for tie in self.did.pop(one, ()) if tie.initiative not in initiatives]
            if kept or one in added:
                self.did[one] = sorted([*kept, *added.get(one, ())], key=self._newest_first)

    def _newest_first(self, tie: Link) -> tuple[int, str, str, str]:
        updated = self.sheets[tie.initiative].updated
        age = -(updated.toordinal() if updated else 0)
        return age, tie.initiative, tie.organisation, tie.role

    def note_deeds(self, deeds: Iterable[Deed]) -> None:
        """Keep who stands behind what, as far as both are known."""
        of: dict[str, list[str]] = defaultdict(list)
        doers: dict[str, list[str]] = defaultdict(list)
        for deed in deeds:
            if {deed.person, deed.thing} <= self.sheets.keys():
                of[deed.person].append(deed.thing)
                doers[deed.thing].append(deed.person)
        self.deeds_of, self.doers_of = dict(of), dict(doers)
