"""Rules for merging and for undoing it."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from alliantie.attempts import Refusal

UNDOABLE = timedelta(days=7)


class MergeRefusedError(Refusal, ValueError):
    """A merge, or undoing it, says no; `sentence` is fit for the screen."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class MergeChangedError(MergeRefusedError):
    """What somebody agreed to is no longer what would happen."""


def may_undo(*, until: datetime, undone_at: datetime | None, now: datetime) -> bool:
    """Say whether a merge can still be undone."""
    return undone_at is None and now <= until


def check_undo(*, until: datetime, now: datetime) -> None:
    """Refuse what lies too long ago."""
    if now > until:
        raise MergeRefusedError(
            _("Ongedaan maken kan tot een week na het samenvoegen. Die week is voorbij.")
        )


def check_two(gone_key: int, kept_key: int) -> None:
    """Refuse to merge a thing with itself."""
    if gone_key == kept_key:
        raise MergeRefusedError(_("Kies twee verschillende dingen om samen te voegen."))
