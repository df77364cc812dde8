"""Read every calendar file in a folder and say what is wrong with each."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from events.calendaring.checking import check


class Command(BaseCommand):
    """Check calendar files, ours or of others."""

    help = "Read every .ics file in a folder (and below it) and say what is wrong."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask which folder."""
        parser.add_argument("folder", type=Path)

    def handle(self, *_args: Any, folder: Path, verbosity: int = 1, **_options: Any) -> None:
        """Check each file; the last line counts."""
        if not folder.is_dir():
            raise CommandError(f"There is no folder {folder}.")
        files = sorted(folder.rglob("*.ics"))
        wrong = sum(self._check(file, is_told=verbosity > 0) for file in files)
        self.stdout.write(f"files {len(files)} with problems {wrong}")

    def _check(self, file: Path, *, is_told: bool) -> bool:
        checked = check(file.read_bytes())
        if is_told:
            state = "; ".join(checked.problems) or "good"
            self.stdout.write(f"{file.name}: {len(checked.found)} appointments, {state}")
        return bool(checked.problems)
