"""Bring in the register of public bodies, or our own supplement to it."""

from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from rich.console import Console
from rich.progress import Progress

from organisations.importing.reading import read_column, read_register
from organisations.policies import OrganisationRefusedError
from organisations.resolving import Resolver
from organisations.services.register import Outcome, import_register

SUPPLEMENT = Path(__file__).parents[2] / "data" / "supplement.csv"


class Command(BaseCommand):
    """Read a CSV file, say what is wrong in Dutch, and change only what the register owns."""

    help = "Imports organisations from a CSV file; a second run with the same file changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Say what can be asked."""
        parser.add_argument("file", nargs="?", type=Path, help="CSV file of the register")
        parser.add_argument("--supplement", action="store_true", help="import our own supplement")
        parser.add_argument("--dry-run", action="store_true", help="say what would change")
        parser.add_argument(
            "--check-names", type=Path, metavar="CSV", help="count which names are recognised"
        )
        parser.add_argument("--column", default="organisatie", help="column for --check-names")

    def handle(self, *args: Any, **options: Any) -> None:
        """Import what was asked for, then check names."""
        files = [options["file"]] if options["file"] else []
        if options["supplement"]:
            files.append(SUPPLEMENT)
        if not files and not options["check_names"]:
            raise CommandError("Noem een CSV-bestand, of gebruik --supplement.")
        try:
            for file in files:
                self._import(file, dry_run=options["dry_run"])
            if options["check_names"]:
                self._check_names(options["check_names"], options["column"])
        except OrganisationRefusedError as error:
            raise CommandError(error.sentence) from error

    def _import(self, file: Path, *, dry_run: bool) -> None:
        rows, refused = read_register(file)
        with Progress(console=Console(stderr=True), transient=True) as progress:
            bar = progress.add_task("Organisaties", total=len(rows))
            outcome = import_register(
                rows=rows, dry_run=dry_run, on_row=lambda: progress.advance(bar)
            )
        for sentence in [*refused, *outcome.notes]:
            self.stdout.write(sentence)
        self.stdout.write(_summary(len(rows), len(refused), outcome, dry_run=dry_run))

    def _check_names(self, file: Path, column: str) -> None:
        names = Counter(read_column(file, column))
        resolver = Resolver()
        missing = {name: rows for name, rows in names.items() if resolver.find(name) is None}
        for name, rows in sorted(missing.items(), key=lambda pair: -pair[1]):
            self.stdout.write(f"  niet herkend: {name} ({rows}x)")
        total, lost = sum(names.values()), sum(missing.values())
        self.stdout.write(
            f"{len(names) - len(missing)} of {len(names)} names recognised"
            f" ({100 * (total - lost) / max(total, 1):.1f}% of {total} rows)"
        )


def _summary(rows: int, refused: int, outcome: Outcome, *, dry_run: bool) -> str:
    """Say in one line what came of it."""
    words = [f"{rows} organisations: {outcome.changes} changes"]
    if outcome.changes:
        words.append(
            f" ({outcome.created} created, {outcome.updated} updated, {outcome.linked} linked)"
        )
    if refused:
        words.append(f", {refused} rows refused")
    return "".join(words) + (" - dry run, nothing was written" if dry_run else "")
