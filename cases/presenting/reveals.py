"""Who looked behind the pseudonym, for the asker to read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from cases.models import DilemmaPage, Reveal


@dataclass(frozen=True)
class RevealLine:
    """One look behind the pseudonym that two confidential moderators agreed on."""

    agreed_on: date
    reason: str
    was_seen: bool


def reveals_of(dilemma: DilemmaPage) -> Sequence[RevealLine]:
    """Give what its asker reads of every agreed look, the newest first; one query."""
    rows = Reveal.objects.filter(dilemma=dilemma, agreed_at__isnull=False).order_by("-agreed_at")
    return [
        RevealLine(timezone.localdate(row.agreed_at), row.reason, was_seen=row.seen_at is not None)
        for row in rows
    ]
