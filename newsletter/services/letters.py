"""Write one person's letter: choose, keep, and queue the mail, in one transaction."""

import secrets
from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from accounts.models import Notice
from alliantie.mail import queue_mail
from newsletter.choices import Part
from newsletter.content.readers import Reader, lines_of, people_of
from newsletter.content.seen import Sights, people_seen
from newsletter.digest import Candidate, Chosen, compose, part_of
from newsletter.models import Issue, Letter

TOKEN_BYTES = 32
TEMPLATE = "weekly"
LONGEST_SUBJECT = 80


def compose_for(reader: Reader, week: Iterable[Candidate], sights: Sights) -> Chosen:
    """Choose what one person reads of a week, from what they may see at this moment."""
    sight = sights.of(reader.organisations, is_member=reader.is_member)
    interests = reader.interests()
    interests = replace(interests, people=people_seen(interests.people, sight))
    seen = sights.seen(sight)
    placed = [(Part.PERSONAL, one) for one in lines_of(reader)]
    placed += [(Part.PEOPLE, one) for one in people_of(reader)]
    placed += [
        (part, one)
        for one in week
        if one.key in seen and (part := part_of(one, interests)) is not None
    ]
    own = {one.key for one in week if reader.user.pk in one.authors}
    placed += [
        (Part.SEARCHES, hit)
        for address in reader.searches
        for hit in sights.hits(address, sight)
        if hit.key not in own and hit.url not in interests.told
    ]
    return compose(placed, interests)


@transaction.atomic
def write_letter(*, issue: Issue, reader: Reader, chosen: Chosen) -> Letter | None:
    """Keep that somebody had this week's letter and queue it; nothing to tell is a letter too, unsent.

    The row is what makes it once: of two workers at once one gets None and does nothing.
    """
    letter, is_new = Letter.objects.get_or_create(
        issue=issue,
        user=reader.user,
        defaults={"token": secrets.token_urlsafe(TOKEN_BYTES), "items": chosen.items},
    )
    if not is_new:
        return None
    notices = [one.pk for one in reader.notices]
    if notices:
        Notice.objects.filter(pk__in=notices, mailed_at=None).update(mailed_at=timezone.now())
    if chosen.items:
        stop_url = _full(reverse("newsletter:stop", args=[letter.token]))
        queue_mail(
            template=TEMPLATE,
            to=reader.user.email,
            context=mail_context(reader, chosen, issue, stop_url),
            once_key=f"weekly-{issue.pk}-{reader.user.pk}",
            headers={
                "List-Unsubscribe": f"<{stop_url}>",
                "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            },
        )
    return letter


def mail_context(reader: Reader, chosen: Chosen, issue: Issue, stop_url: str) -> dict[str, Any]:
    """Give what the templates of the mail need; only what JSON can hold. There is at least one line."""
    parts = [
        {"title": str(part.label), "lines": [_line(one) for one in lines]}
        for part, lines in chosen.parts.items()
    ]
    first = next(line for lines in chosen.parts.values() for line in lines)
    last = timezone.localtime(issue.until) - timedelta(days=1)
    return {
        "name": reader.user.first_name,
        "first": first.title[:LONGEST_SUBJECT],
        "others": chosen.items - 1,
        "since": date_format(timezone.localtime(issue.since), "j F"),
        "until": date_format(last, "j F"),
        "parts": parts,
        "left_out": chosen.left_out,
        "site_link": _full("/"),
        "settings_url": _full(reverse("own:notice_settings")),
        "follows_url": _full(reverse("own:follows")),
        "stop_url": stop_url,
    }


def _line(one: Candidate) -> dict[str, str]:
    return {"title": one.title, "note": one.note, "url": _full(one.url)}


def _full(path: str) -> str:
    """Give a whole address; pages know theirs already when there are several sites."""
    return path if path.startswith("http") else settings.SITE_URL.rstrip("/") + path
