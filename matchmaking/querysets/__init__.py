"""Questions of matchmaking, one file per noun."""

from .match import MatchQuerySet

__all__ = ["MatchQuerySet"]
