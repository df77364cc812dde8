"""Records of matchmaking, one file per noun."""

from .introduction import Introduction
from .match import Match, Refresh
from .network import Drawing, NetworkLink
from .suggestion import Suggestion

__all__ = ["Drawing", "Introduction", "Match", "NetworkLink", "Refresh", "Suggestion"]
