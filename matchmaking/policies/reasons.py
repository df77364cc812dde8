"""Which reasons a match may give: each names a fact on both sides, the most telling first; plain Python."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from matchmaking.choices import ReasonKind

MOST = 3
# Reasons that never stand alone: they say who is near, not what they share.
ONLY_BESIDE = frozenset({ReasonKind.PLACE, ReasonKind.SORT})
# A word in more than this part of all texts says nothing of two of them; one alone may be chance.
RARE, WORDS = 0.01, 2
# On a small site every word is rare by share; so many texts may hold it anyway.
FEW = 4


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two things belong together: a fact `here`, a fact `there` (keys), and what they share."""

    kind: str
    here: str
    there: str
    about: str = ""

    def stored(self) -> dict[str, str]:
        """Give it as it is kept."""
        return {
            "kind": str(self.kind),
            "here": self.here,
            "there": self.there,
            "about": self.about,
        }


def chosen(reasons: Iterable[Reason], most: int = MOST) -> list[Reason]:
    """Give the first few, one of a kind; nothing when all that is left only says who is near."""
    by_kind: dict[str, Reason] = {}
    for reason in reasons:
        by_kind.setdefault(reason.kind, reason)
    found = list(by_kind.values())[:most]
    return found if any(reason.kind not in ONLY_BESIDE for reason in found) else []


def shared_topics(
    ones: Sequence[tuple[str, frozenset[str]]], there: frozenset[str], spread: Mapping[str, int]
) -> Iterator[tuple[str, str]]:
    """Yield what is shared, the rarest first, with the first of these things that is about it."""
    about = {topic for _key, topics in ones for topic in topics} & there
    for topic in sorted(about, key=lambda one: (spread.get(one, 0), one)):
        yield topic, next(key for key, topics in ones if topic in topics)


def shared_words(
    here: Iterable[str], there: Iterable[str], spread: Mapping[str, int], texts: int
) -> str:
    """Give the two rarest words that stand in both; nothing when fewer than two are rare."""
    most = max(FEW, RARE * texts)
    rare = (word for word in set(here).intersection(there) if spread.get(word, 0) <= most)
    found = sorted(rare, key=lambda word: (spread.get(word, 0), -len(word), word))
    return " ".join(found[:WORDS]) if len(found) >= WORDS else ""


def facts_of(reasons: Iterable[Mapping[str, str]]) -> set[str]:
    """Give the keys that must be seen to be told these reasons."""
    return {reason[side] for reason in reasons for side in ("here", "there")}
