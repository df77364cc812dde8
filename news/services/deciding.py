"""What editors decide about lines and short news; the writer hears of it."""

import hashlib

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from accounts.notices import notify
from alliantie.audit import record
from alliantie.visibility import Actor
from news.choices import NewsState, Verdict
from news.models import NewsItem, RoundLine
from news.policies.deciding import TO, check_decide, check_reason
from search.registry import key_of
from search.services import queue_index

NOTICE = "news_decided"
LONGEST_REASON = 100
SHORT = 40
PARTS = ("text", "organisation_id", "link", "media_link", "transcript", "picture_id", "picture_alt")


def mark_of(entry: RoundLine | NewsItem) -> str:
    """Give a mark of everything an editor reads, to be sure that a decision is about that."""
    parts = [str(getattr(entry, name, "")) for name in (*PARTS, "shows_name")]
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]


@transaction.atomic
def decide(
    *, entry: RoundLine | NewsItem, verdict: Verdict, reason: str, seen: str, actor: Actor
) -> None:
    """Let through, refuse or hide; `seen` is the mark of the text that was on the editor's screen."""
    locked = type(entry).objects.select_for_update(of=("self",)).get(pk=entry.pk)
    check_decide(actor, verdict, state=locked.state, seen=seen, now=mark_of(locked))
    check_reason(verdict, reason)
    locked.state = TO[verdict]
    if locked.state == NewsState.SHOWN and locked.shown_at is None:
        locked.shown_at = timezone.now()
    locked.save()
    noun = "news" if isinstance(locked, NewsItem) else "line"
    log = record(
        action=f"{noun}.{verdict.name.lower()}", obj=locked, actor_id=actor.user_id, origin="cms"
    )
    if isinstance(locked, NewsItem):
        queue_index(key=key_of(locked))
    _tell(locked, verdict, reason.strip(), once_key=f"news-decided-{log.pk}")


def _tell(entry: RoundLine | NewsItem, verdict: Verdict, reason: str, *, once_key: str) -> None:
    if entry.author_id is None:
        return
    words = {"text": Truncator(entry.text).chars(SHORT), "reason": reason[:LONGEST_REASON]}
    sentence = {
        Verdict.SHOW: _("“%(text)s” staat op de site."),
        Verdict.REFUSE: _("“%(text)s” is niet geplaatst: %(reason)s"),
        Verdict.HIDE: _("“%(text)s” is van de site gehaald: %(reason)s"),
    }[verdict]
    notify(
        user_ids=[entry.author_id],
        kind=NOTICE,
        text=sentence % words,
        url=_page(entry, verdict),
        once_key=once_key,
    )


def _page(entry: RoundLine | NewsItem, verdict: Verdict) -> str:
    if verdict != Verdict.SHOW:
        return reverse("news:own")
    return (
        entry.get_absolute_url() if isinstance(entry, NewsItem) else entry.round.get_absolute_url()
    )
