"""From a question to the targets that suit it, in order."""

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

import numpy as np

from .candidates import Candidates
from .card import Card
from .evidence import evidence
from .gathering import MOST, NEARBY, Asked, Found, asked, best, gather
from .kinds import Kind
from .parts import PARTS
from .scored import Scored
from .shelf import best_of
from .subject import Subject
from .weights import weights_of

if TYPE_CHECKING:
    from .world import World

# Where what is alike leads, so many are scored of each way of being alike.
FOLLOWED = 60
Row = tuple[int, dict[str, float]]


def candidates(world: "World", question: Asked, found: Found) -> set[int]:
    """Give the targets worth scoring: what was found, what is near, what is well known."""
    sources: list[Collection[int]] = [
        found.own,
        *(best(points, FOLLOWED) for points in (found.neighbours, found.kin, found.local)),
        best_of(found.profile, FOLLOWED),
        best_of(found.named, NEARBY),
        best(found.together, NEARBY),
        world.well_known,
        world.by_sort.get(question.card.sort, ()),
        world.nearby(question.card.place),
        best_of(world.targets.sharing(question.topics.items(), MOST), NEARBY),
    ]
    chosen = {at for source in sources for at in source}
    return chosen - question.known - {question.own if question.own is not None else -1}


def rows(world: "World", question: Asked, found: Found, kind: Kind) -> list[Row]:
    """Give the parts of every target worth scoring."""
    ones = Candidates(world, sorted(candidates(world, question, found)))
    columns = [PARTS[name](world, question, found, ones) for name in kind.parts]
    lines = zip(*columns, strict=True)
    return [
        (at, dict(zip(kind.parts, line, strict=True)))
        for at, line in zip(ones.numbers, lines, strict=True)
    ]


def ranked(
    world: "World",
    subject: Subject | Card,
    kind: Kind,
    number: int,
    without: Collection[str],
    weights: Mapping[str, float] | None = None,
    *,
    is_explained: bool = True,
) -> list[Scored]:
    """Give the best targets; equals stand in the order of their keys. Explaining takes time."""
    weights = weights_of(kind) if weights is None else weights
    question = asked(world, subject)
    found = gather(world, question)
    left_out = world.targets.at(without)
    ones = Candidates(world, sorted(candidates(world, question, found) - left_out))
    names = [name for name in kind.parts if weights.get(name)]
    columns = [
        weights[name] * np.array(PARTS[name](world, question, found, ones)) for name in names
    ]
    points = sum(columns, start=np.zeros(len(ones.numbers))).tolist()
    order = sorted(range(len(points)), key=lambda row: (-points[row], ones.cards[row].key))
    return [
        Scored(
            ones.cards[row].key,
            points[row],
            {name: float(column[row]) for name, column in zip(names, columns, strict=True)},
            evidence(world, question, found, ones.numbers[row]) if is_explained else {},
        )
        for row in order[:number]
    ]
