"""Learn the weights of the scoring from folders of known links."""

import json
from argparse import ArgumentParser
from collections import defaultdict
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from matchmaking.evaluating.fitting import fit
from matchmaking.evaluating.folder import Folder
from matchmaking.evaluating.hiding import Example, Hider, hidden
from matchmaking.evaluating.topics import topic_folder
from matchmaking.scoring.kinds import FITTED, TEXT_TOPIC, Kind
from matchmaking.scoring.weights import FILE, stored


class Command(BaseCommand):
    """Let the weights be made again by whoever has the folders."""

    help = "Learn the weights of each kind of match by hiding known links; writes weights.json."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask for the folders, and how many questions of each."""
        parser.add_argument("folders", nargs="+", type=Path)
        parser.add_argument("--number", type=int, default=300, help="questions of each folder")
        parser.add_argument("--kind", choices=[kind.name for kind in FITTED])
        parser.add_argument("--write", type=Path, default=FILE)

    def handle(self, *args: Any, **options: Any) -> None:
        """Gather the questions by kind, learn, and write."""
        found = dict(stored()["kinds"])
        examples = self._examples(options)
        if not examples:
            raise CommandError("None of these folders holds a kind of match that is learned.")
        for name, rows in examples.items():
            kind = next(kind for kind in FITTED if kind.name == name)
            weights = fit(rows, kind)
            found[name] = {"weights": weights, "questions": len(rows)}
            self.stdout.write(f"{name}: {len(rows)} questions")
            for part, weight in sorted(weights.items(), key=lambda pair: -abs(pair[1])):
                self.stdout.write(f"  {part:<12}{weight:8.3f}")
        written = {"version": 1, "fitted": f"{datetime.now(UTC):%Y-%m-%d}", "kinds": found}
        options["write"].write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")

    def _examples(self, options: dict[str, Any]) -> dict[str, list[Example]]:
        examples: dict[str, list[Example]] = defaultdict(list)
        for path in options["folders"]:
            for folder, kind in _worlds(Folder(path)):
                if options["kind"] not in (None, kind.name):
                    continue
                hider = Hider(folder, kind)
                found = [hider.example(one) for one in hidden(folder, kind, options["number"])]
                whole = sum(one.weight for one in found) or 1.0
                # Every folder counts as much as another, however many questions it holds.
                examples[kind.name] += [replace(one, weight=one.weight / whole) for one in found]
                self.stderr.write(f"{path.name} {kind.name}: {len(found)}")
        return examples


def _worlds(folder: Folder) -> list[tuple[Any, Kind]]:
    """Give the worlds a folder holds: its own, and that of its texts and their topics."""
    found: list[tuple[Any, Kind]] = [(folder, folder.kind())]
    if any(row.tags for row in folder.items):
        found.append((topic_folder(folder), TEXT_TOPIC))
    return found
