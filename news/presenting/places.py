"""What other pages show of the round and of short news; at most two queries each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from alliantie.features.state import is_on
from alliantie.visibility import Actor
from news.features import ROUND
from news.models import NewsItem, RoundLine
from news.querysets import of_organisation

from .items import NewsCard, brief_card
from .lines import LineCard, line_cards

FRONT_LINES, LOOKED_AT = 4, 60
MOST = 3


@dataclass(frozen=True)
class Heard:
    """Lines of the round and short news, for a part of a page."""

    lines: Sequence[LineCard]
    items: Sequence[NewsCard]
    about: str = ""


def _lines(actor: Actor) -> Any:
    if not is_on(ROUND):
        return RoundLine.objects.none()
    lines = RoundLine.objects.visible_to(actor).shown().with_writers().select_related("round")
    return lines.order_by("-shown_at", "-pk")


def _items(actor: Actor) -> Any:
    return NewsItem.objects.visible_to(actor).newest().with_writers()


def _heard(lines: Iterable[Any], items: Iterable[Any], about: str = "") -> Heard | None:
    heard = Heard(line_cards(lines), [brief_card(item) for item in items], about)
    return heard if heard.lines or heard.items else None


def on_front(actor: Actor, subject: None) -> Heard | None:
    """Give the latest lines, each of another organisation, and the latest news."""
    return _heard(_mixed(_lines(actor)[:LOOKED_AT]), _items(actor)[:MOST])


def _mixed(lines: Iterable[Any]) -> list[Any]:
    """Take the newest line of each organisation first, then fill up with what is left."""
    seen: set[int | None] = set()
    first: list[Any] = []
    rest: list[Any] = []
    for line in lines:
        (rest if line.organisation_id in seen else first).append(line)
        seen.add(line.organisation_id)
    return [*first, *rest][:FRONT_LINES]


def newest(actor: Actor, number: int) -> Sequence[NewsCard]:
    """Give the latest news for a page of editors; one query."""
    return [brief_card(item) for item in _items(actor)[:number]]


def on_organisation(actor: Actor, organisation: Any) -> Heard | None:
    """Give the latest lines and news of an organisation, and of what went up in it."""
    own = of_organisation(organisation.pk)
    return _heard(
        _lines(actor).filter(own)[:MOST], _items(actor).filter(own)[:MOST], organisation.name
    )


def on_theme(actor: Actor, theme: Any) -> Heard | None:
    """Give the latest news about a theme."""
    return _heard((), _items(actor).filter(themes=theme)[:MOST], theme.label)
