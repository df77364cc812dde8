"""Gather for one question what is like it and where that leads; only these targets are scored."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from math import log, log2, sqrt
from typing import TYPE_CHECKING

from .profiles import DOUBT
from .subject import Subject

if TYPE_CHECKING:
    from .world import World

# So many items are looked at: those most alike in words, in topics, and those that count in the end.
ALIKE, BY_TOPIC, NEIGHBOURS, KIN = 500, 200, 60, 40
# Of one topic or place so many are looked at.
MOST = 2_000
OWN, NEARBY = 100, 100
# What a shared topic and a shared place add to likeness in words.
TOPIC_ADDS, PLACE_ADDS = 0.3, 0.2
# Keeps a few weak neighbours from looking like many strong ones.
FAINT_CUBE, FAINT_SQUARE = 0.01, 0.05

Points = dict[int, float]


@dataclass(slots=True)
class Asked:
    """The question: a subject in the numbers of the world. `item` is its own number, if it is one."""

    subject: Subject
    vector: list[tuple[int, float]]
    title: list[tuple[int, float]]
    words: dict[int, float]
    topics: dict[str, float]
    usual: dict[str, float]
    item: int | None
    known: frozenset[int]
    own: int | None


@dataclass(slots=True)
class Found:
    """What was found: likeness of items, and points of targets by where they come from."""

    alike: Points
    own: Points = field(default_factory=dict)
    named: Points = field(default_factory=dict)
    profile: Points = field(default_factory=lambda: defaultdict(float))
    nearest: Points = field(default_factory=lambda: defaultdict(float))
    neighbours: Points = field(default_factory=dict)
    kin: Points = field(default_factory=dict)
    local: Points = field(default_factory=dict)
    through: dict[int, float] = field(default_factory=dict)
    together: Points = field(default_factory=lambda: defaultdict(float))
    pull: Points = field(default_factory=lambda: defaultdict(float))
    overlap: Points = field(default_factory=lambda: defaultdict(float))


def asked(world: "World", subject: Subject) -> Asked:
    """Put a subject in the numbers of the world."""
    vector = world.vocabulary.vector(subject)
    item = world.items.by_key.get(subject.key)
    rarities = {topic: world.items.rarity(topic) for topic in sorted(subject.topics)}
    return Asked(
        subject=subject,
        vector=vector,
        title=[
            (word, world.vocabulary.weight(word))
            for word in sorted(world.vocabulary.known(subject.title))
        ],
        words=dict(vector),
        topics=rarities,
        usual={topic: world.items.usual(topic) for topic in rarities},
        item=item,
        known=frozenset(world.items.facts[item].linked) if item is not None else frozenset(),
        own=world.targets.by_key.get(subject.key),
    )


def gather(world: "World", question: Asked) -> Found:
    """Find what is alike, and follow its links."""
    alike = world.items.alike(question.vector)
    alike.pop(-1 if question.item is None else question.item, None)
    near = best(alike, ALIKE)
    found = Found(alike=near)
    found.own = best(world.targets.alike(question.vector), OWN)
    if question.title:
        whole = sum(weight for _word, weight in question.title)
        found.named = {
            at: points / whole for at, points in world.targets.holding(question.title).items()
        }
    by_topic = _by_topic(world, question)
    _follow(world, question, found, by_topic)
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
    shared: Points = defaultdict(float)
    for topic, rarity in question.topics.items():
        for at in world.items.by_topic.get(topic, ())[-MOST:]:
            shared[at] += rarity * rarity
    shared.pop(-1 if question.item is None else question.item, None)
    most = best(shared, BY_TOPIC)
    length = sqrt(sum(rarity * rarity for rarity in question.topics.values())) or 1.0
    rarity_of = world.items.rarity
    return {
        at: points
        / length
        / sqrt(sum(rarity_of(topic) ** 2 for topic in sorted(world.items.facts[at].topics)))
        for at, points in most.items()
    }


def _follow(world: "World", question: Asked, found: Found, by_topic: Points) -> None:
    """Give points to the targets of what is alike, in each of the ways it can be alike."""
    items, place = world.items.facts, question.subject.place
    near = found.alike
    for at, points in near.items():
        for target in items[at].linked:
            found.profile[target] += points
            found.nearest[target] = max(found.nearest[target], points)

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
        for target in world.items.facts[at].linked:
            points[target] += share
    return {target: share / whole for target, share in points.items()}


def _go_together(world: "World", question: Asked, found: Found) -> None:
    """Follow what the question is linked to: which targets are often linked to the same items."""
    targets, items = world.targets.facts, world.items.facts
    for known in sorted(question.known):
        peers = [at for at in targets[known].linked[-MOST:] if at != question.item]
        both: dict[int, int] = defaultdict(int)
        for at in peers:
            share = 1 / max(1.0, log2(1 + len(items[at].linked)))
            for target in items[at].linked:
                both[target] += 1
                scale = sqrt((len(peers) + 2) * (len(targets[target].linked) + 2))
                found.together[target] += share / scale / len(question.known)
        for target, times in both.items():
            chance = len(peers) * len(targets[target].linked) / max(1, world.linked_items)
            found.pull[target] += log((times + DOUBT) / (chance + DOUBT)) / len(question.known)
        words, values = targets[known].vector
        likeness = world.targets.alike(
            sorted(zip(words, values, strict=True), key=lambda pair: -pair[1])
        )
        for target, points in likeness.items():
            found.overlap[target] = max(found.overlap[target], points)
