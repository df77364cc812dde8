"""From a question to the targets that suit it, in order."""

from collections.abc import Collection, Mapping
from heapq import nsmallest
from typing import TYPE_CHECKING

from .card import Card
from .evidence import evidence
from .gathering import BY_TOPIC, MOST, NEARBY, Asked, Found, asked, best, gather
from .kinds import Kind
from .parts import PARTS
from .scored import Scored
from .shelf import best_of
from .subject import Subject
from .weights import weights_of

if TYPE_CHECKING:
    from .world import World

Row = tuple[int, dict[str, float]]


def candidates(world: "World", question: Asked, found: Found) -> set[int]:
    """Give the targets worth scoring: what was found, what is near, what is well known."""
    sources: list[Collection[int]] = [
        found.own,
        found.neighbours,
        found.kin,
        found.local,
        best(found.profile, MOST // 10),
        best_of(found.named, NEARBY),
        best(found.together, NEARBY),
        world.well_known,
        world.by_sort.get(question.card.sort, ()),
        world.nearby(question.card.place),
        best_of(world.targets.sharing(question.topics.items(), MOST), BY_TOPIC),
    ]
    chosen = {at for source in sources for at in source}
    return chosen - question.known - {question.own if question.own is not None else -1}


def rows(world: "World", question: Asked, found: Found, kind: Kind) -> list[Row]:
    """Give the parts of every target worth scoring."""
    parts = [(name, PARTS[name]) for name in kind.parts]
    return [
        (at, {name: part(world, question, found, at) for name, part in parts})
        for at in sorted(candidates(world, question, found))
    ]


def ranked(
    world: "World",
    subject: Subject | Card,
    kind: Kind,
    number: int,
    without: Collection[str],
    weights: Mapping[str, float] | None = None,
) -> list[Scored]:
    """Give the best targets; equals stand in the order of their keys."""
    weights = weights_of(kind) if weights is None else weights
    question = asked(world, subject)
    found = gather(world, question)
    left_out = world.targets.at(without)
    parts = [(name, PARTS[name], weights[name]) for name in kind.parts if weights.get(name)]
    points = {
        at: sum(weight * part(world, question, found, at) for _name, part, weight in parts)
        for at in candidates(world, question, found) - left_out
    }
    facts = world.targets.facts
    first = nsmallest(number, points, key=lambda at: (-points[at], facts[at].key))
    return [
        Scored(
            facts[at].key,
            points[at],
            {name: weight * part(world, question, found, at) for name, part, weight in parts},
            evidence(world, question, found, at),
        )
        for at in first
    ]
