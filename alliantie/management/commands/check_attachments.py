"""Check files that nobody checked yet, and tell how quick that goes."""

import time
from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand
from rich.progress import track

from alliantie.choices import CheckState
from alliantie.media.checking import check_file
from alliantie.media.checks import version
from alliantie.models import Attachment, AttachmentCheck


class Command(BaseCommand):
    """Bring a site up to date whose files were there before they were checked, or mend what failed."""

    help = (
        "Check every file that waits, failed or was checked by an older check; safe to run again."
    )

    def handle(self, **options: Any) -> None:
        """Check them here, one after the other, and say what came of it and how many a minute."""
        for attachment in Attachment.objects.filter(access=None).iterator():
            AttachmentCheck.objects.get_or_create(
                attachment=attachment, defaults={"file_name": attachment.file.name}
            )
        waiting = AttachmentCheck.objects.unchecked(version()).order_by("pk")
        pks = list(waiting.values_list("pk", flat=True))
        begun = time.monotonic()
        for pk in track(pks, description="Files", transient=True):
            check_file(pk=pk)
        minutes = (time.monotonic() - begun) / 60
        rows = AttachmentCheck.objects.filter(pk__in=pks)
        counted = Counter(rows.values_list("state", flat=True))
        told = ", ".join(f"{counted[state]} {state}" for state in CheckState if counted[state])
        hinder = rows.filter(hinders=True).count()
        self.stdout.write(f"{len(pks)} files: {told or 'nothing to do'}.")
        if pks:
            self.stdout.write(f"{hinder} not for everybody; {len(pks) / minutes:.0f} a minute.")
