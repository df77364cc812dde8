"""Dilemmas on pages of others; one query each."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from alliantie.visibility import Actor
from cases.models import DilemmaPage

from .dilemma_cards import DilemmaCard, dilemma_cards, for_cards

ON_FRONT = 4


@dataclass(frozen=True)
class Waiting:
    """Dilemmas that wait for advice."""

    cards: Sequence[DilemmaCard]


def on_front(actor: Actor, nothing: Any) -> Waiting | None:
    """Give the newest that take advice and that this actor may see; one query."""
    waiting = DilemmaPage.objects.visible_to(actor).open_for_advice(timezone.localdate())
    cards = dilemma_cards(for_cards(waiting.order_by("-opened_on", "slug"))[:ON_FRONT])
    return Waiting(cards) if cards else None
