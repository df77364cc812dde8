"""Which step comes next when nobody confirms something, and who may answer."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alliantie.attempts import Refusal
from alliantie.choices import ReviewStep

A_WEEK = timedelta(days=7)  # between two mails to one person


class Answer(TextChoices):
    """What somebody says about it."""

    HOLDS = "klopt", gettext_lazy("Ja, dit klopt nog")
    ARCHIVE = "archiveer", gettext_lazy("Archiveer")


class ReviewRefusedError(Refusal, ValueError):
    """An answer is refused; `sentence` is fit for the screen."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True)
class Limits:
    """Before which moment the last step must have been taken for the next one to follow."""

    remind: datetime
    show: datetime
    archive: datetime


def next_step(
    step: str, moved_at: datetime | None, limits: Limits, *, archives: bool
) -> ReviewStep | None:
    """Give the one step that is due; each counts from the step before, so a standstill skips none."""
    following = {
        ReviewStep.ASKED.value: (ReviewStep.REMINDED, limits.remind),
        ReviewStep.REMINDED.value: (ReviewStep.OVERDUE, limits.show),
    }
    if archives:
        following[ReviewStep.OVERDUE.value] = (ReviewStep.ARCHIVED, limits.archive)
    if moved_at is None or step == ReviewStep.NOBODY:
        return ReviewStep.ASKED
    if step not in following:
        return None
    coming, limit = following[step]
    return coming if moved_at < limit else None


def may_be_written_to(last_sent: datetime | None, now: datetime) -> bool:
    """Say whether somebody had no mail about this for a week."""
    return last_sent is None or last_sent <= now - A_WEEK


def may_answer(*, is_owner: bool, is_editor: bool, step: str) -> bool:
    """Say whether somebody may answer: whose it is, and editors where there is nobody to ask."""
    return is_owner or (is_editor and step == ReviewStep.NOBODY)


def check_answer(*, is_owner: bool, is_editor: bool, step: str) -> None:
    """Refuse an answer about what is somebody else's."""
    if not may_answer(is_owner=is_owner, is_editor=is_editor, step=step):
        raise ReviewRefusedError(_("Dit is niet van jou. Daarom vragen we het jou niet."))


def check_archive(*, archives: bool, step: str) -> None:
    """Refuse to archive what has no archive, or is there already."""
    if not archives:
        raise ReviewRefusedError(
            _("Dit kun je niet archiveren. Zeg dat het klopt, of pas het aan.")
        )
    if step == ReviewStep.ARCHIVED:
        raise ReviewRefusedError(_("Dit staat al in het archief."))
