"""Learn the weights of the scoring from folders of known links."""

import json
from argparse import ArgumentParser
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from matchmaking.evaluating.fitting import fit
from matchmaking.evaluating.folder import Folder
from matchmaking.evaluating.hiding import Example, Hider, hidden
from matchmaking.evaluating.running import figures
from matchmaking.evaluating.topics import topic_folder
from matchmaking.facts.reading import read_site
from matchmaking.scoring.kinds import FITTED, KINDS, TEXT_TOPIC, Kind
from matchmaking.scoring.weights import FILE, stored
from matchmaking.services.learning import FEWEST, lessons
from matchmaking.services.pairing.every import Every

VERSION = 1


class Command(BaseCommand):
    """Let the weights be made again by whoever has the folders."""

    help = "Learn the weights of each kind of match by hiding known links; writes weights.json."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask for the folders, and how many questions of each."""
        parser.add_argument("folders", nargs="*", type=Path)
        parser.add_argument("--number", type=int, default=300, help="hidden questions of a folder")
        parser.add_argument("--kind", choices=[kind.name for kind in FITTED], help="only this one")
        parser.add_argument(
            "--only-figures", action="store_true", help="keep weights, measure anew"
        )
        parser.add_argument(
            "--introductions", action="store_true", help="learn from the answers of this site too"
        )
        parser.add_argument("--write", type=Path, default=FILE)

    def handle(self, *args: Any, **options: Any) -> None:
        """Gather the questions by kind, learn, measure, and write."""
        learned = self._lessons() if options["introductions"] else {}
        try:
            worlds = _by_kind(options["folders"], options["kind"])
            found = {name: dict(row) for name, row in stored()["kinds"].items()}
            for name in sorted({*worlds, *learned}):
                kind, folders = KINDS[name], worlds.get(name, [])
                row = found.setdefault(name, {})
                if not options["only_figures"]:
                    row |= self._learned(kind, folders, options["number"], learned.get(name, []))
                weights = row.get("weights", {})
                row["figures"] = {one.path.name: figures(one, kind, weights) for one in folders}
        except (OSError, KeyError, ValueError) as error:
            raise CommandError(f"These folders are not complete: {error}") from error
        written = {"version": VERSION, "fitted": f"{datetime.now(UTC):%Y-%m-%d}", "kinds": found}
        options["write"].write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")

    def _lessons(self) -> dict[str, list[Example]]:
        """Give what introductions teach, as far as enough of them were answered."""
        found = lessons(Every.of(read_site()))
        for name, examples in found.items():
            self.stdout.write(f"{name}: {len(examples)} introductions that helped")
        enough = {name: each for name, each in found.items() if len(each) >= FEWEST}
        if len(enough) < len(found) or not found:
            self.stdout.write(f"Fewer than {FEWEST} of a kind teach nothing yet.")
        return enough

    def _learned(
        self, kind: Kind, folders: Sequence[Folder], number: int, lessons: Sequence[Example]
    ) -> dict[str, Any]:
        """Learn the weights of one kind from all its folders and from introductions, each counting as much."""
        examples: list[Example] = _counted_once(lessons)
        for folder in folders:
            hider = Hider(folder, kind)
            examples += _counted_once(hider.example(one) for one in hidden(folder, kind, number))
        weights = fit(examples, kind)
        self.stdout.write(f"{kind.name}: {len(examples)} hidden questions")
        for part, weight in sorted(weights.items(), key=lambda pair: -abs(pair[1])):
            self.stdout.write(f"  {part:<12}{weight:8.3f}")
        return {"weights": weights, "hidden_questions": len(examples)}


def _counted_once(examples: Iterable[Example]) -> list[Example]:
    """Let these together count as one."""
    asked = list(examples)
    whole = sum(one.weight for one in asked) or 1.0
    return [replace(one, weight=one.weight / whole) for one in asked]


def _by_kind(paths: Sequence[Path], only: str | None) -> dict[str, list[Folder]]:
    found: dict[str, list[Folder]] = defaultdict(list)
    for path in paths:
        for folder, kind in _worlds(Folder(path)):
            if only in (None, kind.name):
                found[kind.name].append(folder)
    return found


def _worlds(folder: Folder) -> Iterator[tuple[Folder, Kind]]:
    """Yield the worlds a folder holds: its own, and that of its texts and their topics."""
    yield folder, folder.kind()
    if any(row.tags for row in folder.items):
        yield topic_folder(folder), TEXT_TOPIC
