"""Records of matchmaking, one file per noun."""

from .match import Match, Refresh
from .network import Drawing, NetworkLink

__all__ = ["Drawing", "Match", "NetworkLink", "Refresh"]
