"""Gather for one question what is like it and where that leads; only these targets are scored."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from math import log, log2, sqrt
from typing import TYPE_CHECKING

import numpy as np

from .card import Card
from .profiles import DOUBT
from .shelf import Dense, Points, best_of, summed
from .subject import Subject

if TYPE_CHECKING:
    from .world import World

# So many items are looked at: those most alike in words, in topics, and those that count in the end.
ALIKE, BY_TOPIC, NEIGHBOURS, KIN = 500, 200, 60, 40
# Of one topic or place so many are looked at.
MOST = 2_000
OWN, NEARBY = 100, 100
# So many things the question has already are held against the targets.
MOST_KNOWN = 40
# For that so many places are read of each: the rarest words decide.
ROUGHLY = 5_000
# What a shared topic and a shared place add to likeness in words.
TOPIC_ADDS, PLACE_ADDS = 0.3, 0.2
# Keeps a few weak neighbours from looking like many strong ones.
FAINT_CUBE, FAINT_SQUARE = 0.01, 0.05


@dataclass(slots=True)
class Asked:
    """The question: a card in the numbers of the world. `item` is its own number, if it is one."""

    card: Card
    title: list[tuple[int, float]]
    words: dict[int, float]
    topics: dict[str, float]
    all_topics: float
    usual: dict[str, float]
    item: int | None
    known: frozenset[int]
    own: int | None


@dataclass(slots=True)
class Found:
    """What was found: likeness of items, and points of targets by where they come from."""

    alike: Points
    named: Dense
    overlap: Dense
    profile: Dense
    nearest: Dense
    own: Points = field(default_factory=dict)
    neighbours: Points = field(default_factory=dict)
    kin: Points = field(default_factory=dict)
    local: Points = field(default_factory=dict)
    through: dict[int, float] = field(default_factory=dict)
    together: Points = field(default_factory=lambda: defaultdict(float))
    pull: Points = field(default_factory=lambda: defaultdict(float))


def asked(world: "World", subject: Subject | Card) -> Asked:
    """Put a subject in the numbers of the world."""
    card = subject if isinstance(subject, Card) else world.vocabulary.look(subject)
    item = world.items.by_key.get(card.key)
    rarities = {topic: world.items.rarity(topic) for topic in sorted(card.topics)}
    return Asked(
        card=card,
        title=[(word, world.vocabulary.weight(word)) for word in card.title],
        words=dict(zip(card.words, card.values, strict=True)),
        topics=rarities,
        all_topics=sum(rarities.values()),
        usual={topic: world.items.usual(topic) for topic in rarities},
        item=item,
        known=frozenset(world.items.links(item)) if item is not None else frozenset(),
        own=world.targets.by_key.get(card.key),
    )


def gather(world: "World", question: Asked) -> Found:
    """Find what is alike, and follow its links."""
    alike = world.items.alike(question.card)
    if question.item is not None:
        alike[question.item] = 0.0
    nothing = np.zeros(len(world.targets.facts))
    found = Found(
        alike=best_of(alike, ALIKE),
        profile=nothing,
        nearest=nothing.copy(),
        named=world.targets.holding(question.title) / (question.card.heading or 1.0),
        overlap=_overlap(world, question),
        own=best_of(world.targets.alike(question.card), OWN),
    )
    _follow(world, question, found, _by_topic(world, question))
    if question.known:
        _go_together(world, question, found)
    return found


def best(points: Points, number: int) -> Points:
    """Keep what has most points; of equals what was read first."""
    if len(points) <= number:
        return points
    kept = sorted(points, key=points.__getitem__, reverse=True)[:number]
    return {at: points[at] for at in kept}


def _by_topic(world: "World", question: Asked) -> Points:
    """Give for the items that share topics how alike those are: the cosine of the rarities."""
    squares = [(topic, rarity * rarity) for topic, rarity in question.topics.items()]
    shared = world.items.sharing(squares, MOST)
    if question.item is not None:
        shared[question.item] = 0.0
    length = sqrt(sum(square for _topic, square in squares)) or 1.0
    length_of = world.items.topics_length
    most = best_of(shared, BY_TOPIC)
    return {at: points / length / length_of(at) for at, points in most.items()}


def _overlap(world: "World", question: Asked) -> Dense:
    """Give how alike every target is to the one thing the question has already that is most like it."""
    most = np.zeros(len(world.targets.facts))
    for known in sorted(question.known)[-MOST_KNOWN:]:
        np.maximum(most, world.targets.alike(world.targets.facts[known], ROUGHLY), out=most)
    return most


def _follow(world: "World", question: Asked, found: Found, by_topic: Points) -> None:
    """Give points to the targets of what is alike, in each of the ways it can be alike."""
    items, links, place = world.items.facts, world.items.links, question.card.place
    near = found.alike
    led_to = np.concatenate([np.zeros(0, np.uint32), *(np.asarray(links(at)) for at in near)])
    points = np.repeat(list(near.values()), [len(links(at)) for at in near])
    found.profile = summed([(led_to, points)], len(world.targets.facts))
    found.nearest[led_to[::-1]] = points[::-1]  # the most alike comes first, so it is written last

    def here(at: int) -> bool:
        return bool(place) and items[at].place == place

    def together(at: int) -> float:
        words = near.get(at, 0.0)
        adds = PLACE_ADDS if words and here(at) else 0.0
        return words + TOPIC_ADDS * by_topic.get(at, 0.0) + adds

    first = near.keys() | by_topic.keys()
    found.through = best({at: together(at) for at in first}, NEIGHBOURS)
    found.neighbours = _spread(world, found.through.items(), lambda points: points**3, FAINT_CUBE)
    kin = {at: share * (TOPIC_ADDS + near.get(at, 0.0)) for at, share in by_topic.items()}
    found.kin = _spread(world, best(kin, KIN).items(), lambda points: points**2, FAINT_SQUARE)
    local = {at: points for at, points in near.items() if here(at)}
    found.local = _spread(world, best(local, KIN).items(), lambda points: points**2, FAINT_SQUARE)


def _spread(
    world: "World", items: Iterable[tuple[int, float]], how: Callable[[float], float], faint: float
) -> Points:
    """Divide one point over the targets of items, by how alike each item is."""
    points: Points = defaultdict(float)
    whole = faint
    for at, likeness in items:
        share = how(likeness)
        whole += share
        for target in world.items.links(at):
            points[target] += share
    return {target: share / whole for target, share in points.items()}


def _go_together(world: "World", question: Asked, found: Found) -> None:
    """Follow what the question is linked to: which targets are often linked to the same items."""
    linked, items = world.targets.links, world.items.links
    for known in sorted(question.known):
        peers = [at for at in linked(known)[-MOST:] if at != question.item]
        both: dict[int, int] = defaultdict(int)
        for at in peers:
            share = 1 / max(1.0, log2(1 + len(items(at))))
            for target in items(at):
                both[target] += 1
                scale = sqrt((len(peers) + 2) * (len(linked(target)) + 2))
                found.together[target] += share / scale / len(question.known)
        for target, times in both.items():
            chance = len(peers) * len(linked(target)) / max(1, world.linked_items)
            found.pull[target] += log((times + DOUBT) / (chance + DOUBT)) / len(question.known)
