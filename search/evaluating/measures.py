"""The usual measures of ranking, with the usual doubt: bootstrap intervals."""

import math
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

DEPTH = 10
# Enough for intervals that stand still in two decimals; the seed makes a figure repeatable.
DRAWS, SEED = 1_000, 2021
CERTAINTY = 0.95


@dataclass(frozen=True)
class Score:
    """How well one question was answered, each from 0 to 1."""

    ndcg: float
    reciprocal_rank: float
    recall: float


@dataclass(frozen=True)
class Mean:
    """A mean with the interval in which 95 % of resampled means lie."""

    mean: float
    low: float
    high: float


def score(grades: Mapping[str, float], ranked: Sequence[str]) -> Score:
    """Score the first ten of a ranking against graded answers.

    nDCG with gain 2^grade - 1 and discount log2(rank + 1) (Burges et al. 2005).
    """
    found = [at for at, key in enumerate(ranked[:DEPTH]) if key in grades]
    ideal = _gain(sorted(grades.values(), reverse=True)[:DEPTH])
    gained = _gain([grades.get(key, 0.0) for key in ranked[:DEPTH]])
    return Score(
        ndcg=gained / ideal if ideal else 0.0,
        reciprocal_rank=1 / (found[0] + 1) if found else 0.0,
        recall=len(found) / len(grades) if grades else 0.0,
    )


def _gain(grades: Sequence[float]) -> float:
    return sum((2**grade - 1) / math.log2(at + 2) for at, grade in enumerate(grades))


def mean(values: Sequence[float]) -> Mean:
    """Give a mean and how sure it is."""
    draw = random.Random(SEED)  # noqa: S311 - resampling needs a fixed seed, no secrecy
    means = sorted(fmean(draw.choices(values, k=len(values))) for _ in range(DRAWS))
    outside = int(DRAWS * (1 - CERTAINTY) / 2)
    return Mean(fmean(values), means[outside], means[-outside - 1])


def percentile(values: Sequence[float], share: float) -> float:
    """Give the value below which a share of all lies (nearest rank)."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]
