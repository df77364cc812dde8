"""Words of matchmaking, one file per noun."""

from .match import MatchKind, ReasonKind
from .network import DEEDS, LinkRole

__all__ = ["DEEDS", "LinkRole", "MatchKind", "ReasonKind"]
