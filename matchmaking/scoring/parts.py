"""The parts of a score: each a small number for every candidate, near 0 to 1, that means one thing."""

from collections.abc import Callable, Sequence
from math import log1p
from typing import TYPE_CHECKING

from .candidates import Candidates
from .gathering import Asked, Found
from .offered import fresh, level
from .profiles import Profile

if TYPE_CHECKING:
    from .world import World

# As if two strangers with everybody's topics were linked to every target.
STRANGERS = 2
# A short name is easily held: as if this much weight of words were missing.
SHORT = 6.0
# A bond of this strength is a whole point.
STRONG_BOND = 5.0


Part = Callable[["World", Asked, Found, Candidates], Sequence[float]]


def _text(world: "World", question: Asked, found: Found, ones: Candidates) -> Sequence[float]:
    """How alike the words of both are."""
    points = zip(ones.points(found.own), ones.cards, strict=True)
    return [alike if card.described else 0.0 for alike, card in points]


def _title(world: "World", question: Asked, found: Found, ones: Candidates) -> Sequence[float]:
    """How much of the target's name stands in the question."""
    weight, words = world.vocabulary.weight, question.words
    return [
        sum(weight(word) for word in card.title if word in words) / (card.heading + SHORT)
        for card in ones.cards
    ]


def _named(world: "World", question: Asked, found: Found, ones: Candidates) -> Sequence[float]:
    """How much of the question's title stands in the target."""
    return found.named[ones.numbers].tolist()


def _profile(world: "World", question: Asked, found: Found, ones: Candidates) -> Sequence[float]:
    """How alike the question is to all the target did, taken together."""
    points = zip(found.profile[ones.numbers].tolist(), ones.profiles, strict=True)
    return [alike / profile.length if alike else 0.0 for alike, profile in points]


def _nearest(world: "World", question: Asked, found: Found, ones: Candidates) -> Sequence[float]:
    """How alike the question is to the one thing the target did that is most like it."""
    return found.nearest[ones.numbers].tolist()


def _neighbours(world: "World", question: Asked, found: Found, ones: Candidates) -> Sequence[float]:
    """Which share of what is like the question, in any way, leads to the target."""
    return ones.points(found.neighbours)


def _kin(world: "World", question: Asked, found: Found, ones: Candidates) -> Sequence[float]:
    """Which share of what has the same topics leads to the target."""
    return ones.points(found.kin)


def _local(world: "World", question: Asked, found: Found, ones: Candidates) -> Sequence[float]:
    """Which share of what is alike in the same place leads to the target."""
    return ones.points(found.local)


def _topics(world: "World", question: Asked, found: Found, ones: Candidates) -> Sequence[float]:
    """How much of the question's topics is its own."""
    asked, whole = question.topics, question.all_topics or 1.0
    shared = (card.topics & asked.keys() for card in ones.cards)
    return [
        sum(asked[topic] for topic in sorted(topics)) / whole if topics else 0.0
        for topics in shared
    ]


def _practised(world: "World", question: Asked, found: Found, ones: Candidates) -> Sequence[float]:
    """How much more often than usual the target did things with the question's topics."""
    asked, whole = question.topics, question.all_topics or 1.0
    usual = sum(rarity * question.usual[topic] for topic, rarity in asked.items())

    def more(times: int, profile: Profile) -> float:
        counted = profile.topics
        shared = sorted(counted.keys() & asked.keys())
        did = sum(asked[topic] * counted[topic] for topic in shared)
        return (did + STRANGERS * usual) / (times + STRANGERS) - usual

    pairs = zip(ones.times, ones.profiles, strict=True)
    return [more(*pair) / whole if pair[0] else 0.0 for pair in pairs]


def _place(world: "World", question: Asked, found: Found, ones: Candidates) -> Sequence[float]:
    """How much it says that both are in this place, or each in another."""
    here, of = question.card.place, world.place_bond.of
    return [of(here, card.place) / STRONG_BOND for card in ones.cards]


def _there(world: "World", question: Asked, found: Found, ones: Candidates) -> Sequence[float]:
    """How much of what the target did was in the question's place."""
    here = question.card.place
    pairs = zip(ones.times, ones.profiles, strict=True)
    return [profile.places.get(here, 0) / (times + 1) if here else 0.0 for times, profile in pairs]


def _often_there(
    world: "World", question: Asked, found: Found, ones: Candidates
) -> Sequence[float]:
    """How often the target did something in the question's place."""
    here, most = question.card.place, log1p(max(1, world.most_linked))
    return [log1p(each.places.get(here, 0)) / most if here else 0.0 for each in ones.profiles]


def _sort(world: "World", question: Asked, found: Found, ones: Candidates) -> Sequence[float]:
    """How much it says that both are of this kind, or each of another."""
    own, of = question.card.sort, world.sort_bond.of
    return [of(own, card.sort) / STRONG_BOND for card in ones.cards]


def _peers(world: "World", question: Asked, found: Found, ones: Candidates) -> Sequence[float]:
    """Which share of who is linked to the target is of the question's kind."""
    own = question.card.sort
    pairs = zip(ones.times, ones.profiles, strict=True)
    return [(each.sorts.get(own, 0) + 0.5) / (times + 1) if own else 0.0 for times, each in pairs]


def _many_peers(world: "World", question: Asked, found: Found, ones: Candidates) -> Sequence[float]:
    """How many of the question's kind are linked to the target."""
    own, most = question.card.sort, log1p(max(1, world.most_linked))
    return [log1p(each.sorts.get(own, 0)) / most if own else 0.0 for each in ones.profiles]


def _known(world: "World", question: Asked, found: Found, ones: Candidates) -> Sequence[float]:
    """How much the target did already."""
    most = log1p(max(1, world.most_linked))
    return [log1p(times) / most for times in ones.times]


def _together(world: "World", question: Asked, found: Found, ones: Candidates) -> Sequence[float]:
    """How often the target comes with what the question is linked to."""
    return ones.points(found.together)


def _pull(world: "World", question: Asked, found: Found, ones: Candidates) -> Sequence[float]:
    """How much more often than by chance the target comes with those."""
    return ones.points(found.pull)


def _overlap(world: "World", question: Asked, found: Found, ones: Candidates) -> Sequence[float]:
    """How much the target is like something the question has already."""
    return found.overlap[ones.numbers].tolist()


PARTS: dict[str, Part] = {
    "text": _text,
    "title": _title,
    "named": _named,
    "profile": _profile,
    "nearest": _nearest,
    "neighbours": _neighbours,
    "kin": _kin,
    "local": _local,
    "topics": _topics,
    "practised": _practised,
    "place": _place,
    "there": _there,
    "often_there": _often_there,
    "sort": _sort,
    "peers": _peers,
    "many_peers": _many_peers,
    "known": _known,
    "together": _together,
    "pull": _pull,
    "overlap": _overlap,
    "level": level,
    "fresh": fresh,
}
