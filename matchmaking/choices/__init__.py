"""Words of matchmaking, one file per noun."""

from .introduction import Helped, IntroductionState, Origin
from .match import MatchKind, ReasonKind
from .suggestion import SuggestionState

__all__ = [
    "Helped",
    "IntroductionState",
    "MatchKind",
    "Origin",
    "ReasonKind",
    "SuggestionState",
]
