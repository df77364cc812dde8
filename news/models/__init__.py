"""Short news and the monthly round."""

from .item import NewsItem
from .round import Round, RoundInvitation, RoundLine

__all__ = ["NewsItem", "Round", "RoundInvitation", "RoundLine"]
