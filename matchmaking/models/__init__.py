"""Records of matchmaking, one file per noun."""

from .introduction import Introduction
from .match import Match, Refresh
from .suggestion import Suggestion

__all__ = ["Introduction", "Match", "Refresh", "Suggestion"]
