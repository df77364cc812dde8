"""One mail a week at most with everything somebody is asked about."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from alliantie.choices import ReviewStep
from alliantie.mail import queue_mail
from alliantie.models import Review, ReviewLetter
from alliantie.periods import end_of, lengths

from .kinds import ARCHIVE, SHOW, Item, Kind, kinds
from .policies import A_WEEK
from .readers import Reader, Readers

A_MONTH = timedelta(days=31)  # after that nobody is told any more that something was archived
TOLD = (ReviewStep.ASKED, ReviewStep.REMINDED, ReviewStep.OVERDUE, ReviewStep.ARCHIVED)


@dataclass(frozen=True)
class Line:
    """One thing in a mail."""

    kind: Kind
    row: Review
    item: Item

    def is_new(self, last_sent: datetime | None) -> bool:
        """Say whether this person was not told yet where it stands."""
        return last_sent is None or self.row.moved_at > last_sent

    def told(self, known: dict[str, int]) -> dict[str, str]:
        """Give the words for the mail."""
        return {
            "kind": str(self.kind.label),
            "title": self.item.title,
            "note": note_of(self.row, self.item, self.kind, known),
        }


def note_of(row: Review, item: Item, kind: Kind, known: dict[str, int]) -> str:
    """Say where it stands and what comes, in one or two sentences."""
    since = _day(item.confirmed_at) if item.confirmed_at else ""
    moved = timezone.localdate(row.moved_at)
    if row.step == ReviewStep.REMINDED:
        day = date_format(end_of(SHOW.unit, known[SHOW.name], moved), "j F Y")
        return _("Dit is een herinnering. Vanaf %(day)s zien lezers dat dit niet bevestigd is.") % {
            "day": day
        }
    if row.step == ReviewStep.OVERDUE:
        return _overdue(kind, since, moved, known)
    if row.step == ReviewStep.ARCHIVED:
        return _("Dit staat nu in het archief. Klopt het toch nog? Dan zet je het zelf terug.")
    return _("Laatst bevestigd op %(since)s.") % {"since": since} if since else ""


def _overdue(kind: Kind, since: str, moved: date, known: dict[str, int]) -> str:
    said = _("Lezers zien nu dat dit sinds %(since)s niet bevestigd is.") % {"since": since}
    if not kind.archives:
        return said
    day = date_format(end_of(ARCHIVE.unit, known[ARCHIVE.name], moved), "j F Y")
    return f"{said} " + _("Vanaf %(day)s gaat het naar het archief.") % {"day": day}


def _day(moment: datetime) -> str:
    return date_format(timezone.localdate(moment), "j F Y")


def send_letters(readers: Readers) -> None:
    """Write to everybody for whom something moved; what was told before stands in it again."""
    lines: dict[int, list[Line]] = defaultdict(list)
    for kind in kinds():
        for line, people in _lines(kind, readers.now):
            for pk in people:
                lines[pk].append(line)
    readers.load(lines)
    known = lengths()
    for reader in readers.among(lines):
        if reader.may_get_mail:
            _send(reader, lines[reader.user.pk], known)


def _lines(kind: Kind, now: datetime) -> Iterable[tuple[Line, set[int]]]:
    told = Review.objects.filter(kind=kind.name, step__in=TOLD)
    told = told.exclude(step=ReviewStep.ARCHIVED, moved_at__lt=now - A_MONTH)
    rows = list(told.order_by("moved_at", "key"))
    keys = [row.key for row in rows]
    items, owners = kind.items(keys), kind.owners(keys)
    return [
        (Line(kind, row, items[row.key]), owners.get(row.key, set()))
        for row in rows
        if row.key in items
    ]


@transaction.atomic
def _send(reader: Reader, lines: list[Line], known: dict[str, int]) -> None:
    if not any(line.is_new(reader.last_sent) for line in lines) or not _claimed(reader):
        return
    told = [
        line.told(known)
        for line in lines
        if line.row.step != ReviewStep.ARCHIVED or line.is_new(reader.last_sent)
    ]
    context: dict[str, Any] = {
        "name": reader.user.first_name,
        "lines": told,
        "link": settings.SITE_URL + reverse("freshness:asked"),
    }
    queue_mail(template="review", to=reader.user.email, context=context)


def _claimed(reader: Reader) -> bool:
    """Take this week's mail to somebody; of two workers one gets it."""
    mine = ReviewLetter.objects.filter(user=reader.user)
    if mine.filter(sent_at__lte=reader.now - A_WEEK).update(sent_at=reader.now):
        return True
    _row, is_first = ReviewLetter.objects.get_or_create(
        user=reader.user, defaults={"sent_at": reader.now}
    )
    return is_first
