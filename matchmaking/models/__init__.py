"""Records of matchmaking, one file per noun."""

from .match import Match, Refresh

__all__ = ["Match", "Refresh"]
