"""Measure how good search is on judged questions."""

from argparse import ArgumentParser
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from rich.progress import track

from search import ranking
from search.curation import shipped
from search.engines import ENGINES, apart
from search.engines.base import EngineDownError
from search.evaluating.judged import Judged
from search.evaluating.measures import mean, percentile, score
from search.evaluating.running import Answered, run

ROW = "{:<18}{:>5}  {:<22}{:<22}{:<22}"


class Command(BaseCommand):
    """Let a claim about quality be checked by whoever doubts it."""

    help = "Score search on a folder with corpus_nl.jsonl, queries.tsv and qrels.tsv."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask for the folder, the engine, one set, and where to write the run."""
        parser.add_argument("folder", type=Path)
        parser.add_argument("--engine", choices=ENGINES, default=ENGINES[0])
        parser.add_argument("--run", type=Path, help="write query_id, target_id, rank, score here")
        parser.add_argument("--set", default="", help="a set, or the beginning of its name")
        parser.add_argument(
            "--without-synonyms", action="store_true", help="leave the shipped synonyms out"
        )

        parser.add_argument(
            "--literal", action="store_true", help="correct no spelling: ask what was typed"
        )
        parser.add_argument(
            "--constant",
            action="append",
            default=[],
            metavar="NAME=VALUE",
            help="try another value of a constant of search/ranking.py",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Index the corpus apart, ask, score and print."""
        judged = Judged(options["folder"])
        for setting in options["constant"]:
            _try(setting)
        try:
            answered = self._answer(judged, options)
        except (FileNotFoundError, KeyError) as error:
            raise CommandError(f"This folder is not complete: {error}") from error
        except EngineDownError as error:
            raise CommandError(f"The engine cannot be reached: {error}") from error
        if options["run"]:
            _write(options["run"], answered)
        self._print(answered, judged.grades())

    def _answer(self, judged: Judged, options: dict[str, Any]) -> list[Answered]:
        questions = judged.questions(options["set"])
        if not questions:
            raise CommandError("No question belongs to this set.")
        curation = type(shipped())() if options["without_synonyms"] else shipped()
        with apart(options["engine"]) as engine:
            engine.rebuild(track(judged.documents(), description="Index", transient=True))
            return list(run(engine, questions, curation, literal=options["literal"]))

    def _print(
        self, answered: Sequence[Answered], grades: Mapping[str, Mapping[str, float]]
    ) -> None:
        groups: dict[str, list[Answered]] = defaultdict(list)
        for one in answered:
            if one.question.key in grades:
                groups[one.question.group].append(one)
        self.stdout.write(ROW.format("set", "n", "nDCG@10", "MRR@10", "Recall@10"))
        everything = [one for members in groups.values() for one in members]
        for name, members in [*sorted(groups.items()), ("all", everything)]:
            self.stdout.write(_row(name, members, grades))
        seconds = [one.seconds * 1000 for one in answered]
        middle, late = percentile(seconds, 0.5), percentile(seconds, 0.95)
        self.stdout.write(f"a question takes p50 {middle:.1f} ms, p95 {late:.1f} ms")


def _try(setting: str) -> None:
    """Change one constant for this run."""
    name, _, value = setting.partition("=")
    try:
        number = type(getattr(ranking, name))(value)
    except (AttributeError, ValueError) as error:
        raise CommandError(f"Not a constant and a number: {setting}") from error
    setattr(ranking, name, number)


def _row(name: str, members: Sequence[Answered], grades: Mapping[str, Mapping[str, float]]) -> str:
    scores = [
        score(grades[one.question.key], [key for key, _score in one.ranking]) for one in members
    ]
    columns = (
        mean([one.ndcg for one in scores]),
        mean([one.reciprocal_rank for one in scores]),
        mean([one.recall for one in scores]),
    )
    shown = (f"{each.mean:.3f} [{each.low:.3f},{each.high:.3f}]" for each in columns)
    return ROW.format(name, len(members), *shown)


def _write(path: Path, answered: Sequence[Answered]) -> None:
    with path.open("w", encoding="utf-8") as file:
        for one in answered:
            for rank, (key, points) in enumerate(one.ranking, start=1):
                file.write(f"{one.question.key}\t{key}\t{rank}\t{points:.6f}\n")
