"""Records of matchmaking, one file per noun."""

from .change import Change, Turn
from .introduction import Introduction
from .match import Match, Refresh
from .network import Drawing, NetworkLink
from .suggestion import Suggestion

__all__ = [
    "Change",
    "Drawing",
    "Introduction",
    "Match",
    "NetworkLink",
    "Refresh",
    "Suggestion",
    "Turn",
]
