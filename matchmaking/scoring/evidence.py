"""What a score rests on: facts of both sides that can be looked up again."""

from collections.abc import Iterable
from heapq import nlargest
from typing import TYPE_CHECKING

from .gathering import Asked, Found

if TYPE_CHECKING:
    from .world import World

# So much of each is named.
NAMED = 5


def evidence(world: "World", question: Asked, found: Found, at: int) -> dict[str, tuple[str, ...]]:
    """Name the facts, the strongest first; what is not there is left out."""
    facts = world.targets.facts[at]
    named = {
        "topics": _rarest(question, facts.topics),
        "profile_topics": _rarest(question, world.profile(at).topics),
        "neighbours": _neighbours(world, found, at),
        "terms": _terms(world, question, at),
        "together": _together(world, question, at),
        "place": _same(question.card.place, facts.place),
        "sort": _same(question.card.sort, facts.sort),
    }
    return {name: keys for name, keys in named.items() if keys}


def _rarest(question: Asked, topics: Iterable[str]) -> tuple[str, ...]:
    shared = question.topics.keys() & set(topics)
    return tuple(sorted(shared, key=lambda topic: (-question.topics[topic], topic)))[:NAMED]


def _neighbours(world: "World", found: Found, at: int) -> tuple[str, ...]:
    items = world.items.facts
    likeness = {
        one: found.through.get(one, 0.0) for one in world.targets.links(at) if one in found.through
    }
    best = sorted(likeness, key=lambda one: (-likeness[one], items[one].key))[:NAMED]
    return tuple(items[one].key for one in best)


def _terms(world: "World", question: Asked, at: int) -> tuple[str, ...]:
    card = world.targets.facts[at]
    shared = (
        (question.words[word] * value, -word)
        for word, value in zip(card.words, card.values, strict=True)
        if word in question.words
    )
    return tuple(world.vocabulary.word(-word) for _points, word in nlargest(NAMED, shared))


def _together(world: "World", question: Asked, at: int) -> tuple[str, ...]:
    """Name what the question is linked to and others have together with the target."""
    if not question.known:
        return ()
    targets, linked = world.targets.facts, world.targets.links
    peers = set(linked(at)) - {question.item}
    both = {known: len(peers.intersection(linked(known))) for known in question.known}
    ordered = sorted(both, key=lambda known: (-both[known], targets[known].key))
    return tuple(targets[known].key for known in ordered if both[known])[:NAMED]


def _same(one: str, other: str) -> tuple[str, ...]:
    return (one,) if one and one == other else ()
