"""Measure how good matchmaking is on a folder of known links."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from matchmaking.evaluating.folder import Folder
from matchmaking.evaluating.running import Answered, measured, recall_at, run, write
from matchmaking.evaluating.topics import topic_folder
from matchmaking.scoring.kinds import KINDS, TEXT_TOPIC, Kind
from matchmaking.scoring.weights import weights_of
from search.evaluating.measures import Mean, percentile

SUGGESTED = 5


class Command(BaseCommand):
    """Let a claim about quality be checked by whoever doubts it."""

    help = "Rank the targets of a folder for each question with the site's own scoring."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask for the folder, and what else to show."""
        parser.add_argument("folder", type=Path)
        parser.add_argument("--run", type=Path, help="write query_id, target_id, rank, score here")
        parser.add_argument("--kind", choices=sorted(KINDS), help="instead of what the data says")
        parser.add_argument("--tags", action="store_true", help="hide tags and suggest them")
        parser.add_argument("--ablation", action="store_true", help="leave out each part in turn")

    def handle(self, *args: Any, **options: Any) -> None:
        """Rank, score and print."""
        folder = Folder(options["folder"])
        try:
            kind = KINDS[options["kind"]] if options["kind"] else folder.kind()
            if options["tags"]:
                folder, kind = topic_folder(folder), TEXT_TOPIC
            self._evaluate(folder, kind, options)
        except (OSError, KeyError, ValueError) as error:
            raise CommandError(f"This folder is not complete: {error}") from error

    def _evaluate(self, folder: Folder, kind: Kind, options: dict[str, Any]) -> None:
        world = folder.world()
        answered = list(run(folder, world, kind))
        if not answered or not folder.grades:
            raise CommandError("No question of this folder can be scored.")
        if options["run"]:
            write(options["run"], answered)
        self.stdout.write(f"{folder.path.name}: {len(folder.grades)} questions, as {kind.name}")
        self._print("all parts", folder, answered)
        if options["tags"]:
            shown = _shown(recall_at(SUGGESTED, answered, folder.grades))
            self.stdout.write(f"Recall@{SUGGESTED} {shown}")
        if options["ablation"]:
            weights = weights_of(kind)
            for part in weights:
                fewer = {name: weight for name, weight in weights.items() if name != part}
                self._print(f"without {part}", folder, list(run(folder, world, kind, fewer)))
        times = [one.seconds * 1000 for one in answered]
        middle, late = percentile(times, 0.5), percentile(times, 0.95)
        self.stdout.write(f"a question takes p50 {middle:.1f} ms, p95 {late:.1f} ms")

    def _print(self, name: str, folder: Folder, answered: list[Answered]) -> None:
        means = measured(answered, folder.grades)
        shown = "  ".join(f"{measure} {_shown(value)}" for measure, value in means.items())
        self.stdout.write(f"{name:<22}{shown}")


def _shown(value: Mean) -> str:
    return f"{value.mean:.3f} [{value.low:.3f},{value.high:.3f}]"
