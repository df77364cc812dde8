"""Read the words of files that nobody read yet."""

from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand
from rich.progress import track

from alliantie.choices import TextState
from alliantie.media.keeping import read_words
from alliantie.models import Attachment, AttachmentText


class Command(BaseCommand):
    """Bring a site up to date that had files before they were read, or mend what failed."""

    help = "Read every file that waits or failed, however often it was tried; safe to run again."

    def handle(self, **options: Any) -> None:
        """Read them here, one after the other, and say what came of it."""
        for attachment in Attachment.objects.filter(words=None).iterator():
            AttachmentText.objects.get_or_create(
                attachment=attachment, defaults={"file_name": attachment.file.name}
            )
        pks = list(AttachmentText.objects.unread().order_by("pk").values_list("pk", flat=True))
        for pk in track(pks, description="Files", transient=True):
            read_words(pk=pk)
        states = AttachmentText.objects.filter(pk__in=pks).values_list("state", flat=True)
        counted = Counter(states)
        told = ", ".join(f"{counted[state]} {state}" for state in TextState if counted[state])
        self.stdout.write(f"{len(pks)} files: {told or 'nothing to do'}.")
