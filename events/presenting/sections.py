"""Meetings on pages of others; one query each."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from alliantie.visibility import Actor
from events.models import EventPage

from .cards import EventCard, event_cards

ON_FRONT, ON_CASE = 3, 4


@dataclass(frozen=True)
class Meetings:
    """Meetings under a heading."""

    cards: Sequence[EventCard]
    is_past: bool = False


def on_front(actor: Actor, nothing: Any) -> Meetings | None:
    """Give the first that come and go on."""
    coming = EventPage.objects.visible_to(actor).coming().going_on()
    cards = event_cards(coming.for_lines()[:ON_FRONT], actor)
    return Meetings(cards) if cards else None


def soonest(actor: Actor, number: int) -> Sequence[EventCard]:
    """Give the meetings that come first and go on, for a page of editors."""
    coming = EventPage.objects.visible_to(actor).coming().going_on()
    return event_cards(coming.for_lines()[:number], actor)


def on_case(actor: Actor, case: Any) -> Meetings | None:
    """Give the meetings about one use case, what comes first."""
    if case.pk is None:
        return None
    now = timezone.now()
    seen = EventPage.objects.visible_to(actor).going_on().filter(links__page=case.pk)
    rows = list(seen.soonest_first(now).for_lines()[:ON_CASE])
    is_past = all(row.ends_at is not None and row.ends_at <= now for row in rows)
    return Meetings(event_cards(rows, actor), is_past) if rows else None
