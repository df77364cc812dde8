"""The parts that look at what a target offers: how far it fits what is asked, and how new it is."""

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from . import levels
from .candidates import Candidates
from .card import Card
from .gathering import Asked, Found

if TYPE_CHECKING:
    from .world import World

# What was changed this long before the newest counts half.
HALF_LIFE = timedelta(days=365)


def level(world: "World", question: Asked, found: Found, ones: Candidates) -> Sequence[float]:
    """How well what the target offers fits what is asked, over the topics both name."""
    asked = dict(question.card.levels)

    def fit(card: Card) -> float:
        offered = dict(card.levels)
        shared = [topic for topic in offered if topic in asked or topic in question.topics]
        fits = (levels.fit(offered[topic], asked.get(topic, levels.ANYTHING)) for topic in shared)
        return sum(fits) / len(shared) if shared else 0.0

    return list(map(fit, ones.cards))


def fresh(world: "World", question: Asked, found: Found, ones: Candidates) -> Sequence[float]:
    """How new the target is beside the newest."""
    newest = world.newest

    def newness(card: Card) -> float:
        if card.updated is None or newest is None:
            return 0.0
        return float(0.5 ** (max(timedelta(), newest - card.updated) / HALF_LIFE))

    return list(map(newness, ones.cards))
