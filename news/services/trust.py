"""Whether something of somebody was published before; apps above add what they publish."""

from collections.abc import Callable

from django.db.models import Q

from alliantie.models import AuditEntry
from news.choices import NewsState
from news.models import NewsItem, RoundLine
from people.models import Answer

Published = Callable[[int], bool]
_others: dict[str, Published] = {}
VERDICTS = ("show", "refuse", "hide")


def register(name: str, published: Published) -> None:
    """Let an app say whether it published something of this account."""
    _others[name] = published


def published_before(
    user_id: int, *, but_line: int | None = None, but_item: int | None = None
) -> bool:
    """Say whether something stands on the site by this account.

    What is being changed now does not count for itself: who was let through once with an innocent
    text could change it into another.
    """
    lines = RoundLine.objects.shown().filter(author=user_id).exclude(pk=but_line)
    items = NewsItem.objects.shown().filter(author=user_id).exclude(pk=but_item)
    return (
        lines.exists()
        or items.exists()
        or Answer.objects.filter(author=user_id, is_hidden=False).exists()
        or any(published(user_id) for published in _others.values())
    )


def before_of(entry: RoundLine | NewsItem) -> str:
    """Give how something stood; what an editor refused last counts as refused whatever was done since.

    Saving it twice, or taking it back in between, would else bring it on the site by itself.
    """
    noun = "news" if isinstance(entry, NewsItem) else "line"
    verdicts = [f"{noun}.{verdict}" for verdict in VERDICTS]
    log = AuditEntry.objects.filter(object_type=entry._meta.label_lower, object_id=str(entry.pk))
    last = log.filter(action__in=verdicts).order_by("-pk").first()
    refused = last is not None and last.action != verdicts[0]
    return NewsState.REFUSED if refused else entry.state


def verdicts_in_the_log() -> Q:
    """Select the lines that `before_of` decides by: they are read for as long as the entry stands."""
    return Q(action__in=[f"{noun}.{verdict}" for noun in ("news", "line") for verdict in VERDICTS])
