"""Build the search index anew from the database."""

from django.core.management.base import BaseCommand, CommandError
from rich.progress import track

from search.engines import engine
from search.engines.base import EngineBusyError
from search.indexing import all_documents, count_all, drain


class Command(BaseCommand):
    """Bring back an index that is missing, broken or of an older form, while the old one answers."""

    help = "Build the search index anew beside the old one, then swap."

    def handle(self, *args: object, **options: object) -> None:
        """Rebuild, then take over what changed meanwhile."""
        documents = track(all_documents(), description="Index", total=count_all(), transient=True)
        try:
            written = engine().rebuild(documents)
            later = drain()
        except EngineBusyError as error:
            raise CommandError(
                "Another process is writing to the index. Try again later."
            ) from error
        self.stdout.write(f"{written} documents indexed, {later} changes taken over since.")
