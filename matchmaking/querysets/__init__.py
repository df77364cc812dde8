"""Questions of matchmaking, one file per noun."""

from .introduction import IntroductionQuerySet
from .match import MatchQuerySet
from .network import NetworkLinkQuerySet
from .suggestion import SuggestionQuerySet

__all__ = ["IntroductionQuerySet", "MatchQuerySet", "NetworkLinkQuerySet", "SuggestionQuerySet"]
