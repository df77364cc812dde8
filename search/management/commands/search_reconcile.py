"""Find and repair what differs between the database and the search index."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search.engines.base import EngineBusyError, EngineDownError
from search.reconciling import Differences, reconcile

# Exit codes: in step, there were differences, could not look.
DIFFERED = 2


class Command(BaseCommand):
    """Repair an index that missed a change, for whatever reason."""

    help = (
        "Compare every document with the index and repair what differs. "
        "Exit code 0: in step; 2: it differed; 1: it could not be compared."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Let monitoring look without touching."""
        parser.add_argument("--check", action="store_true", help="only look, repair nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        """Compare, repair, and say how much there was."""
        try:
            found = reconcile(repair=not options["check"])
        except EngineBusyError as error:
            raise CommandError(
                "Another process is writing to the index. Try again later."
            ) from error
        except EngineDownError as error:
            raise CommandError("There is no index to compare with. Run search_rebuild.") from error
        self._tell(found, repaired=not options["check"])
        if not found.is_true:
            sys.exit(DIFFERED)

    def _tell(self, found: Differences, *, repaired: bool) -> None:
        for standing in found.standings:
            own, index = standing.checksums
            self.stdout.write(
                f"{standing.kind}: {standing.documents} in the database ({own:016x}), "
                f"{standing.indexed} in the index ({index:016x})"
            )
        end = "repaired" if repaired else "not repaired"
        self.stdout.write(
            f"{found.missing} missing, {found.changed} changed, {found.surplus} surplus: {end}."
        )
