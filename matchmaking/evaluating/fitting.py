"""Learn how much each part counts: a listwise softmax over hidden questions, in plain Python.

The chance of a right target is the softmax of the weighted parts; its logarithm is climbed with
Adam (Kingma and Ba 2015), with a small pull to zero. A weight stays at or above zero, unless the
kind says that a part may count against. The same examples give the same weights.
"""

import random
from collections.abc import Sequence
from heapq import nlargest
from math import exp, sqrt

from matchmaking.scoring.kinds import Kind

from .hiding import SEED, Example

STEPS, RATE, PULL = 250, 0.08, 0.003
# Of each question the strongest wrong targets count, and some others.
HARD, OTHERS = 40, 20
_SLOW, _SQUARE, _TINY = 0.9, 0.99, 1e-8

Points = Sequence[float]


def thinned(example: Example) -> Example:
    """Keep all right targets, the wrong ones that look best, and a few more."""
    right = [at for at, found in enumerate(example.right) if found]
    wrong = [at for at, found in enumerate(example.right) if not found]
    hard = nlargest(HARD, wrong, key=lambda at: sum(example.parts[at]))
    rest = sorted(set(wrong) - set(hard))
    chance = random.Random(SEED)  # noqa: S311 - a fixed draw, no secrecy
    kept = [*right, *hard, *chance.sample(rest, min(OTHERS, len(rest)))]
    return Example(
        tuple(example.parts[at] for at in kept),
        tuple(example.right[at] for at in kept),
        example.missed,
        example.weight,
    )


def fit(examples: Sequence[Example], kind: Kind) -> dict[str, float]:
    """Give the weight of every part of a kind."""
    examples = [thinned(one) for one in examples if any(one.right)]
    count = len(kind.parts)
    free = [part in kind.against for part in kind.parts]
    weights, mean, square = [0.5] * count, [0.0] * count, [0.0] * count
    whole = sum(one.weight for one in examples)
    for step in range(1, STEPS + 1):
        slope = [PULL * weight for weight in weights]
        for one in examples:
            _add_slope(slope, one, weights, whole)
        for at in range(count):
            mean[at] = _SLOW * mean[at] + (1 - _SLOW) * slope[at]
            square[at] = _SQUARE * square[at] + (1 - _SQUARE) * slope[at] ** 2
            pace = sqrt(square[at] / (1 - _SQUARE**step)) + _TINY
            moved = weights[at] - RATE * mean[at] / (1 - _SLOW**step) / pace
            weights[at] = moved if free[at] else max(0.0, moved)
    return {part: round(weights[at], 4) for at, part in enumerate(kind.parts)}


def _add_slope(slope: list[float], one: Example, weights: Points, whole: float) -> None:
    points = [sum(map(float.__mul__, weights, parts)) for parts in one.parts]
    top = max(points)
    chances = [exp(value - top) for value in points]
    total, right = sum(chances), sum(one.right)
    for parts, chance, found in zip(one.parts, chances, one.right, strict=True):
        push = (chance / total - (1 / right if found else 0.0)) * one.weight / whole
        if abs(push) > _TINY:
            for at, value in enumerate(parts):
                slope[at] += push * value
