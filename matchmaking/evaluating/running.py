"""Ask the questions of a folder, the way the site would, and score the answers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from matchmaking.scoring.kinds import Kind
from matchmaking.scoring.ranking import ranked
from matchmaking.scoring.scored import Scored
from matchmaking.scoring.world import World
from search.evaluating.measures import Mean, mean, score

from .folder import Folder

# So many answers of each question are written down.
ANSWERS = 20


@dataclass(frozen=True, slots=True)
class Answered:
    """One question with its ranking and the seconds it took."""

    key: str
    ranking: tuple[Scored, ...]
    seconds: float


def run(
    folder: Folder, world: World, kind: Kind, weights: Mapping[str, float] | None = None
) -> Iterator[Answered]:
    """Answer every question; a question that is an item does not get what it is linked to."""
    for row in folder.queries:
        begin = perf_counter()
        found = ranked(world, row.subject(), kind, ANSWERS, (), weights)
        yield Answered(row.key, tuple(found), perf_counter() - begin)


def measured(
    answered: Sequence[Answered], grades: Mapping[str, Mapping[str, float]]
) -> dict[str, Mean]:
    """Give the means over all questions that have an answer; one that was not asked counts as 0."""
    by_key = {one.key: [each.key for each in one.ranking] for one in answered}
    scores = [score(grades[key], by_key.get(key, [])) for key in sorted(grades)]
    return {
        "Recall@10": mean([one.recall for one in scores]),
        "MRR@10": mean([one.reciprocal_rank for one in scores]),
        "nDCG@10": mean([one.ndcg for one in scores]),
    }


def figures(folder: Folder, kind: Kind, weights: Mapping[str, float]) -> dict[str, float]:
    """Give the means of a folder's own questions, to be kept beside the weights."""
    if not folder.grades:
        return {}
    answered = list(run(folder, folder.world(), kind, weights))
    means = measured(answered, folder.grades)
    shown = {name: round(each.mean, 3) for name, each in means.items()}
    return {"questions": len(folder.grades), **shown}


def recall_at(
    number: int, answered: Sequence[Answered], grades: Mapping[str, Mapping[str, float]]
) -> Mean:
    """Give which part of what should come out is in the first few."""
    by_key = {one.key: {each.key for each in one.ranking[:number]} for one in answered}
    return mean(
        [
            len(by_key.get(key, set()) & set(grades[key])) / len(grades[key])
            for key in sorted(grades)
        ]
    )


def write(path: Path, answered: Sequence[Answered]) -> None:
    """Write query, target, rank and score, separated by tabs."""
    with path.open("w", encoding="utf-8") as file:
        for one in answered:
            for rank, found in enumerate(one.ranking, start=1):
                file.write(f"{one.key}\t{found.key}\t{rank}\t{found.score:.6f}\n")
