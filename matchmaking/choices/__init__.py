"""Words of matchmaking, one file per noun."""

from .match import MatchKind, ReasonKind

__all__ = ["MatchKind", "ReasonKind"]
