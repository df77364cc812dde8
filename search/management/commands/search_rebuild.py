"""Build the search index anew from the database."""

from django.core.management.base import BaseCommand, CommandError
from rich.progress import track

from search.engines import engine
from search.engines.base import EngineBusyError, EngineDownError
from search.indexing import all_documents, count_all, drain
from search.reconciling import reconcile


class Command(BaseCommand):
    """Bring back an index that is missing, broken or of an older form, while the old one answers."""

    help = "Build the search index anew beside the old one, then swap; reading and writing go on."

    def handle(self, *args: object, **options: object) -> None:
        """Rebuild, then repair what changed in the old one meanwhile."""
        documents = track(all_documents(), description="Index", total=count_all(), transient=True)
        try:
            written = engine().rebuild(documents)
            since = reconcile()  # marks it as ours, once it is in step
            drain()
        except EngineBusyError as error:
            raise CommandError("The index is being built already. Try again later.") from error
        except EngineDownError as error:
            raise CommandError(f"The index cannot be written: {error}") from error
        later = since.missing + since.changed + since.surplus
        self.stdout.write(f"{written} documents indexed, {later} changes taken over since.")
