"""Where apps above say whether two accounts dealt with each other, for they know what passes between people."""

from collections.abc import Callable
from typing import Any

Asks = Callable[[Any, Any], bool]  # of one account and another, in either order

_asked: list[Asks] = []


def register(*asks: Asks) -> None:
    """Add questions, once."""
    _asked.extend(one for one in asks if one not in _asked)


def have_dealings(one: Any, other: Any) -> bool:
    """Say whether anything passed between two accounts that both can see."""
    return any(asks(one, other) or asks(other, one) for asks in _asked)
