"""Take use cases over from another register."""

from argparse import ArgumentParser
from pathlib import Path
from time import monotonic
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from cases.importing.errors import ImportFileError
from cases.importing.mapping import Mapping
from cases.importing.mapping_file import read_mapping
from cases.importing.planning import Planned
from cases.importing.reading import check_file
from cases.importing.rejects import RejectsFile
from cases.importing.running import CarryOut, Run, only_look
from cases.importing.telling import lines
from cases.importing.world import World
from cases.management.progress import with_progress
from cases.services.importing import ImportRun, import_batch


class Command(BaseCommand):
    """Import a CSV or JSON lines file as use cases."""

    help = "Import use cases from a CSV or JSON lines file; running it again changes only what changed."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask for the file and the mapping."""
        parser.add_argument("file", type=Path, help="CSV, or JSON lines (.jsonl, .ndjson)")
        parser.add_argument("--mapping", type=Path, required=True, help="what the columns mean")
        parser.add_argument("--dry-run", action="store_true", help="say what would happen")
        parser.add_argument("--publish", action="store_true", help="show them to visitors at once")
        parser.add_argument("--rejects", type=Path, help="CSV to write refused rows to")

    def handle(self, *, file: Path, mapping: Path, dry_run: bool, **options: Any) -> None:
        """Check everything first, then import batch by batch."""
        try:
            table = read_mapping(mapping)
            total = check_file(file, table)
            world = World.load()
            with RejectsFile(options["rejects"]) as rejects:
                carry_out = (
                    only_look(world) if dry_run else _write(table, world, options["publish"])
                )
                run = Run(file, table, world, options["publish"], rejects, carry_out)
                start = monotonic()
                report = with_progress(_("Praktijkvoorbeelden"), total=total, execute=run.execute)
        except ImportFileError as error:
            raise CommandError(error.sentence) from error
        for line in lines(report, mapping=table, world=world, dry_run=dry_run):
            self.stdout.write(line)
        seconds = max(monotonic() - start, 0.1)
        self.stdout.write(
            _("Klaar in %(seconds).1f s: %(rate)d rijen per seconde.")
            % {"seconds": seconds, "rate": total / seconds}
        )


def _write(mapping: Mapping, world: World, publish: bool) -> CarryOut:  # noqa: FBT001 -- inside one module
    batch = ImportRun(source=mapping.source, world=world, publish=publish)

    def carry_out(planned: list[Planned]) -> list[str]:
        return [made.name for made in import_batch(run=batch, planned=planned)]

    return carry_out
