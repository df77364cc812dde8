"""Find and repair what differs between the database and the search index."""

from django.core.management.base import BaseCommand, CommandError

from search.engines.base import EngineBusyError, EngineDownError
from search.reconciling import reconcile


class Command(BaseCommand):
    """Repair an index that missed a change, for whatever reason."""

    help = "Compare every document with the index and repair what differs."

    def handle(self, *args: object, **options: object) -> None:
        """Compare, repair, and say how much there was."""
        try:
            found = reconcile()
        except EngineBusyError as error:
            raise CommandError(
                "Another process is writing to the index. Try again later."
            ) from error
        except EngineDownError as error:
            raise CommandError("There is no index to compare with. Run search_rebuild.") from error
        self.stdout.write(
            f"{found.missing} missing, {found.changed} changed, {found.surplus} surplus: repaired."
        )
