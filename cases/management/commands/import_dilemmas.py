"""Take dilemmas over from another register, for the moderators to check."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from cases.importing.dilemma_mapping import DilemmaMapping, read_dilemma_mapping
from cases.importing.dilemma_running import CarryOutDilemmas, DilemmaRun, only_plan
from cases.importing.dilemmas import PlannedDilemma
from cases.importing.errors import ImportFileError
from cases.importing.planning import Action
from cases.importing.reading import check_file
from cases.importing.rejects import RejectsFile
from cases.importing.telling import dilemma_lines
from cases.importing.world import check_site, missing_themes, themes_here
from cases.management.progress import with_progress
from cases.services.dilemmas.importing import DilemmaImport, import_dilemmas, waiting_of
from themes.models import Theme


class Command(BaseCommand):
    """Import a CSV or JSON lines file as dilemmas that wait for the safety check."""

    help = (
        "Import dilemmas from a CSV or JSON lines file; moderators check each before it is shown."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask for the file and the mapping."""
        parser.add_argument("file", type=Path, help="CSV, or JSON lines (.jsonl, .ndjson)")
        parser.add_argument("--mapping", type=Path, required=True, help="what the columns mean")
        parser.add_argument("--dry-run", action="store_true", help="say what would happen")
        parser.add_argument("--rejects", type=Path, help="CSV to write refused rows to")

    def handle(self, *, file: Path, mapping: Path, dry_run: bool, **options: Any) -> None:
        """Check everything first, then import batch by batch."""
        try:
            table = read_dilemma_mapping(mapping)
            total = check_file(file, table)
            check_site()
            themes = themes_here()
            with RejectsFile(options["rejects"]) as rejects:
                carry_out = only_plan if dry_run else _write(table, themes)
                run = DilemmaRun(file, table, themes, rejects, carry_out)
                report = with_progress(_("Dilemma's"), total=total, execute=run.execute)
        except ImportFileError as error:
            raise CommandError(error.sentence) from error
        for line in dilemma_lines(
            report,
            mapping=table,
            missing_themes=missing_themes(table.themes, themes),
            waiting=waiting_of(table.source.key),
            dry_run=dry_run,
        ):
            self.stdout.write(line)


def _write(mapping: DilemmaMapping, themes: dict[str, Theme]) -> CarryOutDilemmas:
    batch = DilemmaImport(source=mapping.source.key, themes=themes)

    def carry_out(planned: list[PlannedDilemma]) -> list[Action]:
        return import_dilemmas(run=batch, planned=planned)

    return carry_out
