"""Keep what is known of files true: queued with the file, checked by the worker, gone with the file."""

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from alliantie.choices import CheckState
from alliantie.models import Attachment, AttachmentCheck

from .access import hinders
from .checks import check, version

# So many files are queued again at a time; one costs about half a second.
MOST_LEFT_OVER = 500


@transaction.atomic
def attachment_saved(*, attachment: Attachment) -> None:
    """Have a new or replaced file checked; what was found in the one before goes at once."""
    name = attachment.file.name
    row, is_new = AttachmentCheck.objects.get_or_create(
        attachment=attachment, defaults={"file_name": name}
    )
    if not is_new:
        if row.file_name == name:
            return
        AttachmentCheck(attachment=attachment, file_name=name).save(force_update=True)
    _queue(attachment.pk)


def check_file(*, pk: int) -> None:
    """Check one file; doing it twice has the effect of once.

    Nothing is written when the file was replaced or thrown away meanwhile. What its author said
    stays: an anew checked file is the same file.
    """
    current = version()
    rows = AttachmentCheck.objects.unchecked(current).select_related("attachment")
    row = rows.filter(pk=pk).first()
    if row is None:
        return
    same_file = AttachmentCheck.objects.filter(pk=pk, file_name=row.file_name)
    tried = F("attempts") + 1 if row.version == current else 1
    same_file.update(attempts=tried, version=current, state=CheckState.WAITING)
    done = check(row.attachment, row.file_name)
    now = timezone.now()
    same_file.update(
        state=done.state,
        reason=done.reason or "",
        findings=[one.value for one in done.findings],
        hinders=hinders(done.findings),
        pages=done.pages,
        language=done.language,
        checked_at=now,
        changed_at=now,
    )


def queue_left_over() -> None:
    """Queue files whose task was lost, that failed, or that no check or an older one looked at."""
    for attachment in Attachment.objects.filter(access=None).order_by("pk")[:MOST_LEFT_OVER]:
        attachment_saved(attachment=attachment)
    left_over = AttachmentCheck.objects.left_over(version(), timezone.now()).order_by("changed_at")
    for pk in left_over.values_list("pk", flat=True)[:MOST_LEFT_OVER]:
        _queue(pk)


def _queue(pk: int) -> None:
    from alliantie.tasks import check_attachment

    check_attachment.enqueue(pk)
