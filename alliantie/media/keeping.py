"""Keep the words of files true: queued with the file, read by the worker, gone with the file."""

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from alliantie.choices import TextState
from alliantie.models import Attachment, AttachmentText

from .registry import tell_words_changed
from .texts import read

# So many files are queued again at a time.
MOST_LEFT_OVER = 500


@transaction.atomic
def attachment_saved(*, attachment: Attachment) -> None:
    """Have a new or replaced file read; words of the file that was there before go at once."""
    name = attachment.file.name
    row, is_new = AttachmentText.objects.get_or_create(
        attachment=attachment, defaults={"file_name": name}
    )
    if not is_new:
        if row.file_name == name:
            return
        _forget(row, name)
    _queue(attachment.pk)


def attachment_going(*, attachment: Attachment) -> None:
    """Have what shows a file know that it goes, while it still stands there."""
    tell_words_changed(attachment.pk)


def read_words(*, pk: int) -> None:
    """Read one file and tell who shows it; doing it twice has the effect of once.

    Nothing is written when the file was replaced or thrown away meanwhile.
    """
    row = AttachmentText.objects.unread().select_related("attachment").filter(pk=pk).first()
    if row is None:
        return
    same_file = AttachmentText.objects.filter(pk=pk, file_name=row.file_name)
    same_file.update(attempts=F("attempts") + 1)
    reading = read(row.attachment, row.file_name)
    with transaction.atomic():
        written = same_file.update(
            state=reading.state,
            reason=reading.reason or "",
            text=reading.text,
            changed_at=timezone.now(),
        )
        if written and reading.text:
            tell_words_changed(pk)


def queue_left_over() -> None:
    """Queue files whose task was lost, that failed, or that were there before we read any."""
    for attachment in Attachment.objects.filter(words=None).order_by("pk")[:MOST_LEFT_OVER]:
        attachment_saved(attachment=attachment)
    left_over = AttachmentText.objects.left_over(timezone.now()).order_by("changed_at")
    for pk in left_over.values_list("pk", flat=True)[:MOST_LEFT_OVER]:
        _queue(pk)


def _forget(row: AttachmentText, name: str) -> None:
    row.file_name, row.text, row.reason = name, "", ""
    row.state, row.attempts, row.changed_at = TextState.WAITING, 0, timezone.now()
    row.save()
    tell_words_changed(row.pk)


def _queue(pk: int) -> None:
    from alliantie.tasks import read_attachment

    read_attachment.enqueue(pk)
