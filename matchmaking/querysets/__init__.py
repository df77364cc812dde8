"""Questions of matchmaking, one file per noun."""

from .match import MatchQuerySet
from .network import NetworkLinkQuerySet

__all__ = ["MatchQuerySet", "NetworkLinkQuerySet"]
