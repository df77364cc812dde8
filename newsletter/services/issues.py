"""Begin the mail of a week and make it, a hundred letters at a time."""

from datetime import datetime

import structlog
from django.conf import settings
from django.db import DatabaseError, transaction
from django.utils import timezone

from alliantie.audit import record
from newsletter.calendar import is_due, since, slot, week_of
from newsletter.content.readers import readers, recipients
from newsletter.content.seen import Sights
from newsletter.content.week import gather
from newsletter.content.window import Window
from newsletter.models import Issue

from .letters import compose_for, write_letter

BATCH = 100
logger = structlog.get_logger(__name__)


@transaction.atomic
def begin_issue(now: datetime) -> Issue | None:
    """Give this week's issue when it is due and unfinished; the first time it is made."""
    local = timezone.localtime(now)
    week = week_of(local.date())
    until = slot(
        week,
        day=settings.WEEKLY_MAIL_DAY,
        hour=settings.WEEKLY_MAIL_HOUR,
        zone=timezone.get_current_timezone(),
    )
    if not is_due(now=now, due=until):
        return None
    earlier = Issue.objects.filter(week__lt=week).order_by("-week").first()
    begin = since(until=until, earlier=earlier.until if earlier else None)
    issue, is_new = Issue.objects.get_or_create(
        week=week, defaults={"since": begin, "until": until}
    )
    if is_new:
        record(action="weekly.begin", obj=issue, actor_id=None, origin="worker")
    return issue if issue.finished_at is None else None


def make_batch(*, issue: Issue, after: int = 0) -> int | None:
    """Write the letters of the next hundred people; give the last of them, None when all are done.

    Each letter is a transaction of its own: killed anywhere, whoever has no letter yet is still to
    come. What goes wrong for one person must not keep the mail from the others.
    """
    users = list(recipients(issue, after)[:BATCH])
    if not users:
        return None
    window = Window(issue.since, issue.until)
    week = gather(window)
    sights = Sights(week, window)
    for reader in readers(users, window):
        try:
            write_letter(issue=issue, reader=reader, chosen=compose_for(reader, week, sights))
        except DatabaseError:
            raise
        except Exception:
            logger.exception("weekly.letter_failed", issue=issue.pk, account=reader.user.pk)
    return users[-1].pk


def finish_issue(issue: Issue) -> None:
    """Note that everybody had their letter."""
    Issue.objects.filter(pk=issue.pk, finished_at=None).update(finished_at=timezone.now())
