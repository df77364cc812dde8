"""Words of matchmaking, one file per noun."""

from .introduction import Helped, IntroductionState, Origin
from .match import MatchKind, ReasonKind
from .network import DEEDS, LinkRole
from .suggestion import SuggestionState

__all__ = [
    "DEEDS",
    "Helped",
    "IntroductionState",
    "LinkRole",
    "MatchKind",
    "Origin",
    "ReasonKind",
    "SuggestionState",
]
