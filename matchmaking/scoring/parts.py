"""The parts of a score: each a small number for one target, near 0 to 1, that means one thing."""

from collections.abc import Callable
from datetime import timedelta
from math import log1p
from typing import TYPE_CHECKING

from . import levels
from .gathering import Asked, Found

if TYPE_CHECKING:
    from .world import World

# As if two strangers with everybody's topics were linked to every target.
STRANGERS = 2
# What was changed this long before the newest counts half.
HALF_LIFE = timedelta(days=365)
# A short name is easily held: as if this much weight of words were missing.
SHORT = 6.0
# A bond of this strength is a whole point.
STRONG_BOND = 5.0

Part = Callable[["World", Asked, Found, int], float]


def _text(world: "World", question: Asked, found: Found, at: int) -> float:
    """How alike the words of both are."""
    return found.own.get(at, 0.0) if world.targets.facts[at].described else 0.0


def _title(world: "World", question: Asked, found: Found, at: int) -> float:
    """How much of the target's name stands in the question."""
    card, weight = world.targets.facts[at], world.vocabulary.weight
    held = sum(weight(word) for word in card.title if word in question.words)
    return held / (card.heading + SHORT) if held else 0.0


def _named(world: "World", question: Asked, found: Found, at: int) -> float:
    """How much of the question's title stands in the target."""
    return float(found.named[at])


def _profile(world: "World", question: Asked, found: Found, at: int) -> float:
    """How alike the question is to all the target did, taken together."""
    points = found.profile.get(at)
    return points / world.profile(at).length if points else 0.0


def _nearest(world: "World", question: Asked, found: Found, at: int) -> float:
    """How alike the question is to the one thing the target did that is most like it."""
    return found.nearest.get(at, 0.0)


def _neighbours(world: "World", question: Asked, found: Found, at: int) -> float:
    """Which share of what is like the question, in any way, leads to the target."""
    return found.neighbours.get(at, 0.0)


def _kin(world: "World", question: Asked, found: Found, at: int) -> float:
    """Which share of what has the same topics leads to the target."""
    return found.kin.get(at, 0.0)


def _local(world: "World", question: Asked, found: Found, at: int) -> float:
    """Which share of what is alike in the same place leads to the target."""
    return found.local.get(at, 0.0)


def _topics(world: "World", question: Asked, found: Found, at: int) -> float:
    """How much of the question's topics is its own."""
    own = world.targets.facts[at].topics
    whole = sum(question.topics.values())
    shared = sum(rarity for topic, rarity in question.topics.items() if topic in own)
    return shared / whole if whole else 0.0


def _practised(world: "World", question: Asked, found: Found, at: int) -> float:
    """How much more often than usual the target did things with the question's topics."""
    times = len(world.targets.links(at))
    if not times or not question.topics:
        return 0.0
    counted, more = world.profile(at).topics, 0.0
    for topic, rarity in question.topics.items():
        usual = question.usual[topic]
        more += rarity * ((counted[topic] + STRANGERS * usual) / (times + STRANGERS) - usual)
    return more / sum(question.topics.values())


def _place(world: "World", question: Asked, found: Found, at: int) -> float:
    """How much it says that both are in this place, or each in another."""
    return world.place_bond.of(question.card.place, world.targets.facts[at].place) / STRONG_BOND


def _there(world: "World", question: Asked, found: Found, at: int) -> float:
    """How much of what the target did was in the question's place."""
    if not question.card.place:
        return 0.0
    here = world.profile(at).places[question.card.place]
    return here / (len(world.targets.links(at)) + 1)


def _often_there(world: "World", question: Asked, found: Found, at: int) -> float:
    """How often the target did something in the question's place."""
    if not question.card.place:
        return 0.0
    return log1p(world.profile(at).places[question.card.place]) / log1p(
        max(1, world.most_linked)
    )


def _sort(world: "World", question: Asked, found: Found, at: int) -> float:
    """How much it says that both are of this kind, or each of another."""
    return world.sort_bond.of(question.card.sort, world.targets.facts[at].sort) / STRONG_BOND


def _peers(world: "World", question: Asked, found: Found, at: int) -> float:
    """Which share of who is linked to the target is of the question's kind."""
    if not question.card.sort:
        return 0.0
    peers = world.profile(at).sorts[question.card.sort]
    return (peers + 0.5) / (len(world.targets.links(at)) + 1)


def _many_peers(world: "World", question: Asked, found: Found, at: int) -> float:
    """How many of the question's kind are linked to the target."""
    if not question.card.sort:
        return 0.0
    return log1p(world.profile(at).sorts[question.card.sort]) / log1p(max(1, world.most_linked))


def _known(world: "World", question: Asked, found: Found, at: int) -> float:
    """How much the target did already."""
    return log1p(len(world.targets.links(at))) / log1p(max(1, world.most_linked))


def _together(world: "World", question: Asked, found: Found, at: int) -> float:
    """How often the target comes with what the question is linked to."""
    return found.together.get(at, 0.0)


def _pull(world: "World", question: Asked, found: Found, at: int) -> float:
    """How much more often than by chance the target comes with those."""
    return found.pull.get(at, 0.0)


def _overlap(world: "World", question: Asked, found: Found, at: int) -> float:
    """How much the target is like something the question has already."""
    return float(found.overlap[at])


def _level(world: "World", question: Asked, found: Found, at: int) -> float:
    """How well what the target offers fits what is asked, over the topics both name."""
    offered = dict(world.targets.facts[at].levels)
    asked = dict(question.card.levels)
    shared = [topic for topic in offered if topic in asked or topic in question.topics]
    if not shared:
        return 0.0
    fits = (levels.fit(offered[topic], asked.get(topic, levels.ANYTHING)) for topic in shared)
    return sum(fits) / len(shared)


def _fresh(world: "World", question: Asked, found: Found, at: int) -> float:
    """How new the target is beside the newest."""
    updated = world.targets.facts[at].updated
    if updated is None or world.newest is None:
        return 0.0
    return float(0.5 ** (max(timedelta(), world.newest - updated) / HALF_LIFE))


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
    "level": _level,
    "fresh": _fresh,
}
